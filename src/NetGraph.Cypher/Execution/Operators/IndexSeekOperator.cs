using NetGraph.Cypher.Execution.Expressions;
using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// Nodes by an index. Should the index be gone since the plan was made, the label is scanned and compared instead: same rows,
/// only slower.
/// </summary>
internal sealed class IndexSeekOperator(ExecutionState state, Operator input, int slot, NameReference label, NameReference key, Evaluator value, bool isList)
    : PipeOperator(input)
{
    /// <summary>Values of a list that are still to be looked for.</summary>
    private Queue<GraphValue>? _wanted;
    private NodeCursor? _cursor;
    private GraphValue _compare;

    public override bool IsReusable => !isList && Input.IsReusable;

    public override void Open()
    {
        _cursor = null;
        _wanted?.Clear();
        base.Open();
    }

    public override void Rest()
    {
        _cursor = null;
        _compare = GraphValue.Null;
        base.Rest();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_cursor is null)
            {
                if (_wanted is not null && _wanted.TryDequeue(out var next))
                    Seek(next);
                else if (!Input.MoveNext())
                    return false;
                else if (value.Evaluate(state) is var wanted && isList)
                    Enqueue(wanted);
                else if (!wanted.IsNull && TrySeek(wanted))
                    return true;
                continue;
            }

            if (!_cursor.MoveNext())
            {
                _cursor = null;
                continue;
            }

            if (!_compare.IsNull && GraphEquality.AreEqual(state.Graph.NodeProperty(_cursor.Node, key.Id), _compare) != true)
                continue;
            state.Slots[slot] = GraphValue.NodeReference(_cursor.Node);
            return true;
        }
    }

    /// <summary>A value that stands twice in the list still finds its nodes once.</summary>
    private void Enqueue(GraphValue found)
    {
        if (found.IsNull)
            return;
        if (found.Kind != GraphValueKind.List)
            throw CypherErrors.Type("InvalidArgumentType", $"IN expects a List on its right, but found a {found.Kind}.");
        _wanted ??= new Queue<GraphValue>();
        foreach (var item in found.AsList().Where(i => !i.IsNull).Distinct(GraphEquivalence.Instance))
            _wanted.Enqueue(item);
    }

    /// <summary>By a unique key: true when there is a row. By another index: false, and the cursor stands before the first.</summary>
    private bool TrySeek(GraphValue wanted)
    {
        if (label.Id < 0 || key.Id < 0 || !state.Graph.HasUniqueKey(label.Id, key.Id))
        {
            Seek(wanted);
            return false;
        }

        var node = state.Graph.SeekNode(label.Id, key.Id, wanted);
        if (node < 0)
            return false;
        state.Slots[slot] = GraphValue.NodeReference(node);
        return true;
    }

    private void Seek(GraphValue wanted)
    {
        _compare = GraphValue.Null;
        if (label.Id < 0 || key.Id < 0)
            return;
        if (state.Graph.HasIndex(label.Id, key.Id))
        {
            _cursor = state.Graph.SeekNodes(label.Id, key.Id, wanted);
            return;
        }

        _compare = wanted;
        _cursor = state.Graph.ScanNodes(label.Id);
    }
}
