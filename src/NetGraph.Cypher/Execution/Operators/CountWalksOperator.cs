using NetGraph.Cypher.Execution.Walks;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>One row: how many walks there are from the nodes of all input rows. Counting over a walk nobody looks at.</summary>
/// <param name="condition">What must be true of the last node; null: nothing.</param>
/// <param name="slots">Each gets the count.</param>
internal sealed class CountWalksOperator(ExecutionState state, Operator input, int from, WalkShape shape, EndCondition? condition, int[] slots) : PipeOperator(input)
{
    private readonly WalkCounter _walks = new(state, shape, condition);
    private bool _done;

    public override bool IsReusable => Input.IsReusable;

    public override void Open()
    {
        _done = false;
        condition?.Clear();
        base.Open();
    }

    public override void Rest()
    {
        _walks.Rest();
        condition?.Clear();
        base.Rest();
    }

    public override bool MoveNext()
    {
        if (_done)
            return false;

        var count = 0L;
        while (Input.MoveNext())
        {
            state.Step();
            if (state.TryNode(from, out var start))
                count += _walks.Count(start);
        }

        foreach (var slot in slots)
            state.Slots[slot] = count;
        return _done = true;
    }
}
