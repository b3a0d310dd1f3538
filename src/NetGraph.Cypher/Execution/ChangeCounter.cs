using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution;

/// <summary>Counts write operations as Neo4j's summary does.</summary>
internal sealed class ChangeCounter
{
    public long NodesCreated { get; set; }

    public long NodesDeleted { get; set; }

    public long RelationshipsCreated { get; set; }

    public long RelationshipsDeleted { get; set; }

    public long PropertiesSet { get; set; }

    public long LabelsAdded { get; set; }

    public long LabelsRemoved { get; set; }

    public long IndexesAdded { get; set; }

    public long IndexesRemoved { get; set; }

    public long ConstraintsAdded { get; set; }

    public long ConstraintsRemoved { get; set; }

    /// <summary>Adds what was done elsewhere, such as in a batch that has been committed.</summary>
    public void Add(ChangeCounter other)
    {
        NodesCreated += other.NodesCreated;
        NodesDeleted += other.NodesDeleted;
        RelationshipsCreated += other.RelationshipsCreated;
        RelationshipsDeleted += other.RelationshipsDeleted;
        PropertiesSet += other.PropertiesSet;
        LabelsAdded += other.LabelsAdded;
        LabelsRemoved += other.LabelsRemoved;
    }

    public GraphChanges ToChanges() => new(
        NodesCreated, NodesDeleted, RelationshipsCreated, RelationshipsDeleted, PropertiesSet, LabelsAdded, LabelsRemoved,
        IndexesAdded, IndexesRemoved, ConstraintsAdded, ConstraintsRemoved);
}
