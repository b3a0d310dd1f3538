using NetGraph.Cypher.Execution.Operators;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>
/// MERGE, row by row: a later row finds what an earlier one created. The matches of a row are gathered before ON MATCH changes
/// anything they might have been found by.
/// </summary>
/// <param name="introduced">Slots that a match fills.</param>
internal sealed class MergeOperator(
    ExecutionState state, Operator left, Operator match, PatternWriter pattern, int[] introduced, SetWriter[] onCreate, SetWriter[] onMatch)
    : PipeOperator(left)
{
    private readonly RowBuffer _matches = new(state, introduced);
    private int _next;

    public override void Open()
    {
        _matches.Clear();
        _next = 0;
        base.Open();
    }

    public override bool MoveNext()
    {
        if (_next < _matches.Count)
        {
            _matches.Restore(_next++);
            return true;
        }

        if (!Input.MoveNext())
            return false;
        pattern.RequireNoNulls();
        FindMatches();
        if (_matches.Count == 0)
        {
            pattern.Create();
            Run(onCreate);
            return true;
        }

        if (onMatch.Length > 0)
        {
            for (var i = 0; i < _matches.Count; i++)
            {
                _matches.Restore(i);
                Run(onMatch);
            }
        }

        _matches.Restore(_next++);
        return true;
    }

    private void FindMatches()
    {
        _matches.Clear();
        _next = 0;
        match.Open();
        while (match.MoveNext())
        {
            state.Step();
            _matches.Add();
        }
    }

    private void Run(SetWriter[] items)
    {
        foreach (var item in items)
            item.Run(state);
    }
}
