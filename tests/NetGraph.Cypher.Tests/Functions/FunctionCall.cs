using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Functions;

/// <summary>
/// Evaluates the calls in function tables: registered functions by name, and besides them <c>ADD SUB MUL DIV</c> (operators with durations),
/// <c>GET(value, 'component')</c> and <c>AGG('name', [values], argument…)</c>.
/// </summary>
internal static class FunctionCall
{
    public static GraphValue Evaluate(string name, GraphValue[] arguments) => name switch
    {
        "ADD" => TemporalArithmetic.Add(arguments[0], arguments[1]),
        "SUB" => TemporalArithmetic.Subtract(arguments[0], arguments[1]),
        "MUL" => TemporalArithmetic.Multiply(arguments[0], arguments[1]),
        "DIV" => TemporalArithmetic.Divide(arguments[0], arguments[1]),
        "GET" => TemporalAccessors.TryGet(arguments[0], arguments[1].AsString(), out var component) ? component : GraphValue.Null,
        "AGG" => Aggregate(arguments),
        _ => Invoke(name, arguments),
    };

    private static GraphValue Invoke(string name, GraphValue[] arguments)
    {
        var function = FunctionRegistry.FindFunction(name) ?? throw new FormatException($"No function {name}.");
        if (arguments.Length < function.MinArguments || arguments.Length > function.MaxArguments)
            throw new FormatException($"{name} takes {function.MinArguments} to {function.MaxArguments} arguments.");
        return function.Body(new TestFunctionContext(), arguments);
    }

    private static GraphValue Aggregate(GraphValue[] arguments)
    {
        var definition = FunctionRegistry.FindAggregate(arguments[0].AsString()) ?? throw new FormatException($"No aggregate {arguments[0]}.");
        var aggregator = definition.Create();
        foreach (var value in arguments[1].AsList())
            aggregator.Add([value, .. arguments[2..]]);
        return aggregator.Result();
    }
}
