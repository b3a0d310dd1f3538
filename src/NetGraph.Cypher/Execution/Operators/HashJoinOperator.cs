using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>
/// Reads the right side into a table by its keys once the left has a row, then looks each row of the left up in it. Rows with equal keys come in the order
/// of the right side. A key that does not equal itself (null, NaN, a list with a null) pairs with nothing.
/// </summary>
internal sealed class HashJoinOperator(
    ExecutionState state, Operator left, Operator right, Evaluator[] leftKeys, Evaluator[] rightKeys, int[] keep) : PipeOperator(left)
{
    private readonly Dictionary<GraphValue[], List<int>> _places = new(GraphEquivalence.Rows);
    private readonly RowBuffer _rows = new(state, keep);
    private readonly GraphValue[] _key = new GraphValue[leftKeys.Length];
    private bool _isRead;
    private List<int>? _matches;
    private int _next;

    public override void Open()
    {
        _places.Clear();
        _rows.Clear();
        _isRead = false;
        _matches = null;
        base.Open();
    }

    public override bool MoveNext()
    {
        while (true)
        {
            state.Step();
            if (_matches is not null && _next < _matches.Count)
            {
                _rows.Restore(_matches[_next++]);
                return true;
            }

            if (!Input.MoveNext())
                return false;
            if (!_isRead)
                Read();
            _next = 0;
            _matches = TryKey(leftKeys) ? _places.GetValueOrDefault(_key) : null;
        }
    }

    private void Read()
    {
        _isRead = true;
        right.Open();
        while (right.MoveNext())
        {
            state.Step();
            if (!TryKey(rightKeys))
                continue;
            if (!_places.TryGetValue(_key, out var places))
            {
                GraphValue[] key = [.. _key];
                state.Hold(RowSize.Of(key));
                _places.Add(key, places = []);
            }

            places.Add(_rows.Count);
            _rows.Add();
        }
    }

    private bool TryKey(Evaluator[] keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            _key[i] = keys[i].Evaluate(state);
            if (GraphEquality.AreEqual(_key[i], _key[i]) != true)
                return false;
        }

        return true;
    }
}
