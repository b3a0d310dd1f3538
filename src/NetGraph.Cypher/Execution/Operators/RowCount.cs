using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The argument of SKIP and LIMIT.</summary>
internal static class RowCount
{
    /// <exception cref="CypherException">A runtime SyntaxError, as the TCK has it: not a non-negative integer.</exception>
    public static long Evaluate(ExecutionState state, Evaluator expression, string clause)
    {
        var value = expression.Evaluate(state);
        if (value.Kind != GraphValueKind.Integer)
            throw Error("InvalidArgumentType", $"{clause} expects an Integer, but found {value}.");
        var count = value.AsInteger();
        return count >= 0 ? count : throw Error("NegativeIntegerArgument", $"{clause} expects a non-negative Integer, but found {count}.");
    }

    private static CypherException Error(string detail, string message) => CypherErrors.Other(
        "SyntaxError", CypherErrorPhase.Runtime, detail, "Neo.ClientError.Statement.ArgumentError", message);
}
