namespace NetGraph.Cypher.Storage.Schema;

/// <summary>The named indexes and constraints of one state. Immutable: a change makes a new one.</summary>
internal sealed class SchemaCatalogue
{
    /// <summary>The name Neo4j gives the index from labels to nodes that every database is born with.</summary>
    public const string LabelLookupName = "index_343aff4e";

    /// <summary>The same from types to relationships.</summary>
    public const string TypeLookupName = "index_f7700477";

    private readonly int _nextId;

    private SchemaCatalogue(IReadOnlyList<IndexRule> indexes, IReadOnlyList<ConstraintRule> constraints, int nextId)
    {
        Indexes = indexes;
        Constraints = constraints;
        _nextId = nextId;
        NodeChecks = [.. constraints.Where(c => c.Shape.Entity == EntityKind.Node && c.Kind != ConstraintKind.Unique)];
        RelationshipChecks = [.. constraints.Where(c => c.Shape.Entity == EntityKind.Relationship && c.Kind != ConstraintKind.Unique)];
    }

    /// <summary>What an empty store has: the two token lookup indexes.</summary>
    public static SchemaCatalogue Initial { get; } = new(
        [
            new IndexRule(1, LabelLookupName, IndexKind.Lookup, IndexShape.OfNode(-1)),
            new IndexRule(2, TypeLookupName, IndexKind.Lookup, IndexShape.OfRelationship(-1)),
        ],
        [],
        3);

    /// <summary>By id.</summary>
    public IReadOnlyList<IndexRule> Indexes { get; }

    /// <summary>By id.</summary>
    public IReadOnlyList<ConstraintRule> Constraints { get; }

    /// <summary>Constraints on nodes that a commit has to check: existence, keys and types.</summary>
    public ConstraintRule[] NodeChecks { get; }

    /// <summary>The same on relationships.</summary>
    public ConstraintRule[] RelationshipChecks { get; }

    /// <summary>The id that the next rule is to get.</summary>
    public int NextId => _nextId;

    /// <summary>A catalogue as it was stored.</summary>
    public static SchemaCatalogue Of(IEnumerable<IndexRule> indexes, IEnumerable<ConstraintRule> constraints, int nextId) =>
        new([.. indexes], [.. constraints], nextId);

    public SchemaCatalogue With(IndexRule index) =>
        new([.. Indexes.Append(index).OrderBy(i => i.Id)], Constraints, Math.Max(_nextId, index.Id + 1));

    public SchemaCatalogue With(ConstraintRule constraint) =>
        new(Indexes, [.. Constraints.Append(constraint).OrderBy(c => c.Id)], Math.Max(_nextId, constraint.Id + 1));

    /// <summary>Without the index or constraint of that id, and without the index that the constraint owns.</summary>
    public SchemaCatalogue Without(int id) =>
        new([.. Indexes.Where(i => i.Id != id && i.OwnerId != id)], [.. Constraints.Where(c => c.Id != id)], _nextId);

    public IndexRule? FindIndex(string name) => Indexes.FirstOrDefault(i => i.Name == name);

    public ConstraintRule? FindConstraint(string name) => Constraints.FirstOrDefault(c => c.Name == name);

    public ConstraintRule? Owner(IndexRule index) => index.OwnerId == 0 ? null : Constraints.FirstOrDefault(c => c.Id == index.OwnerId);

    public IndexRule? OwnedIndex(ConstraintRule constraint) => Indexes.FirstOrDefault(i => i.OwnerId == constraint.Id);

    /// <summary>Whether values of the shape may not repeat.</summary>
    public bool IsUnique(IndexShape shape) => Constraints.Any(c => c.IsUnique && c.Shape.Equals(shape));

    /// <summary>Whether an index of that kind is on the shape.</summary>
    public bool Has(IndexKind kind, IndexShape shape) => Indexes.Any(i => i.Kind == kind && i.Shape.Equals(shape));

    /// <summary>The shapes that need a physical index, each once.</summary>
    public IEnumerable<IndexShape> Shapes() => Indexes.Where(i => i.Kind != IndexKind.Lookup).Select(i => i.Shape).Distinct();
}
