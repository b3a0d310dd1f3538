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
    private readonly Queue<GraphValue> _wanted = new();
    private NodeCursor? _cursor;
    private GraphValue _compare;

    public override void Open()
    {
        _cursor = null;
        _wanted.Clear();
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_cursor is null)
            {
                if (_wanted.TryDequeue(out var next))
                    Seek(next);
                else if (Input.MoveNext())
                    Enqueue(value.Evaluate(state));
                else
                    return false;
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
        if (!isList)
        {
            if (!found.IsNull)
                _wanted.Enqueue(found);
            return;
        }

        if (found.IsNull)
            return;
        if (found.Kind != GraphValueKind.List)
            throw CypherErrors.Type("InvalidArgumentType", $"IN expects a List on its right, but found a {found.Kind}.");
        foreach (var item in found.AsList().Where(i => !i.IsNull).Distinct(GraphEquivalence.Instance))
            _wanted.Enqueue(item);
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
