using NetGraph.Cypher.Execution.Operators;
using NetGraph.Cypher.Execution.Vectors;
using NetGraph.Cypher.Planning;

namespace NetGraph.Cypher.Execution;

internal sealed partial class PlanBuilder
{
    /// <summary>The operators that are being built, from the root down.</summary>
    private readonly Stack<LogicalOperator> _above = [];

    private BatchPlanner? _batches;

    /// <summary>Above 0 inside of what runs once for each row of something: there batches do not pay.</summary>
    private int _repeated;

    private void PrepareBatches(LogicalProduceResult top)
    {
        _above.Push(top);
        if (_state.Batches is { IsOn: true } options && !_plan.Statement.Writes && _state.Graph.Columns is { } columns)
            _batches = new BatchPlanner(_state, columns, options, _names, _expressions, SlotOf);
    }

    private Operator Build(LogicalOperator node)
    {
        if (_batches is not null && _repeated == 0 && _batches.TryBuild(node, _above) is { } batched)
            return batched;
        _above.Push(node);
        var built = BuildRows(node);
        _above.Pop();
        return built;
    }

    private Operator BuildRepeated(LogicalOperator node)
    {
        _repeated++;
        var built = Build(node);
        _repeated--;
        return built;
    }
}
