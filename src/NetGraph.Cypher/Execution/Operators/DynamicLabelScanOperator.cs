using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// The nodes of one label among those a value names: of labels that are all wanted the one with the fewest nodes. All nodes where no single
/// label covers what is wanted, and where the value is no good, which the filter above then says when there is a node to ask it of.
/// </summary>
internal sealed class DynamicLabelScanOperator(ExecutionState state, Operator input, int slot, Evaluator names, bool isAny) : NodeSourceOperator(state, input, slot)
{
    protected override NodeCursor? OpenCursor()
    {
        if (!TryEvaluate(out var wanted))
            return State.Graph.ScanNodes(null);
        if (wanted.IsNull)
            return null;
        if (wanted.Kind == GraphValueKind.String)
            return Scan(State.Graph.FindLabel(wanted.AsString()));
        if (wanted.Kind != GraphValueKind.List || wanted.AsList().Any(name => name.Kind is not (GraphValueKind.String or GraphValueKind.Null)))
            return State.Graph.ScanNodes(null);
        var labels = wanted.AsList().Where(name => !name.IsNull).Select(name => State.Graph.FindLabel(name.AsString())).Distinct().ToList();
        return isAny ? OfAny(labels) : OfAll(labels);
    }

    private NodeCursor? OfAny(List<int> labels)
    {
        labels.RemoveAll(label => label < 0);
        return labels.Count switch
        {
            0 => null,
            1 => Scan(labels[0]),
            _ => State.Graph.ScanNodes(null),
        };
    }

    private NodeCursor? OfAll(List<int> labels)
    {
        if (labels.Count == 0)
            return State.Graph.ScanNodes(null);
        return Scan(labels.Contains(-1) ? -1 : labels.MinBy(State.Graph.CountNodes));
    }

    private NodeCursor? Scan(int label) => label < 0 ? null : State.Graph.ScanNodes(label);

    private bool TryEvaluate(out GraphValue value)
    {
        try
        {
            value = names.Evaluate(State);
            return true;
        }
        catch (CypherException)
        {
            value = GraphValue.Null;
            return false;
        }
    }
}
