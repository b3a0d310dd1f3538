using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// Is told every change a write transaction makes, in order; performing the same changes on the state before it gives the same
/// ids. The redo log is one.
/// </summary>
internal interface IChangeSink
{
    void NodeCreated(int node, ReadOnlySpan<int> labels);

    void RelationshipCreated(int relationship, int type, int start, int end);

    /// <summary>Nodes with one label, made in a row, with their properties. The rows are the caller's again after its next call.</summary>
    void NodesAppended(int label, NewRows rows);

    /// <summary>Relationships of one type, made in a row, with their ends and properties. As <see cref="NodesAppended"/>.</summary>
    void RelationshipsAppended(int type, NewRows rows);

    /// <summary>A null value: removed.</summary>
    void NodePropertySet(int node, int key, GraphValue value);

    void RelationshipPropertySet(int relationship, int key, GraphValue value);

    void LabelAdded(int node, int label);

    void LabelRemoved(int node, int label);

    void NodeDeleted(int node);

    void RelationshipDeleted(int relationship);

    void IndexAdded(IndexRule index);

    void ConstraintAdded(ConstraintRule constraint);

    /// <summary>An index, or a constraint with the index it owns.</summary>
    void RuleDropped(int id);
}
