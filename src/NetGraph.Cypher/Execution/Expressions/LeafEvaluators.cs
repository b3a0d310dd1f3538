using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>A literal.</summary>
internal sealed class LiteralEvaluator(GraphValue value) : Evaluator
{
    public GraphValue Value => value;

    public override GraphValue Evaluate(ExecutionState state) => value;
}

/// <summary>A variable.</summary>
internal sealed class SlotEvaluator(int slot) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state) => state.Slots[slot];
}

/// <summary>A parameter; typed only now.</summary>
internal sealed class ParameterEvaluator(string name, SourceSpan span) : Evaluator
{
    public override GraphValue Evaluate(ExecutionState state) =>
        state.Parameters.TryGetValue(name, out var value)
            ? value
            : throw CypherErrors.MissingParameter(name).At(span, state.Text);
}
