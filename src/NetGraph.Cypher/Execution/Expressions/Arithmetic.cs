using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>
/// <c>+ - * / % ^</c> on numbers, strings, lists and temporal values. Null when either operand is null. Integers overflow with
/// an error and never silently; floats give infinities and NaN (openCypher 9, "Mathematical operators").
/// </summary>
internal static class Arithmetic
{
    /// <exception cref="CypherException">ArithmeticError on overflow and integer division by zero, TypeError on operands that do not fit.</exception>
    public static GraphValue Apply(BinaryOperator op, GraphValue left, GraphValue right)
    {
        if (left.Kind == GraphValueKind.Integer && right.Kind == GraphValueKind.Integer)
            return Integers(op, left.AsInteger(), right.AsInteger());
        if (left.IsNumber && right.IsNumber)
            return Floats(op, left.AsNumber(), right.AsNumber());
        if (op is BinaryOperator.Add or BinaryOperator.Concatenate && (left.Kind == GraphValueKind.List || right.Kind == GraphValueKind.List))
            return Concatenate(left, right);
        if (left.IsNull || right.IsNull)
            return GraphValue.Null;
        if (op is BinaryOperator.Add or BinaryOperator.Concatenate && TryJoin(left, right, out var text))
            return text;
        return TemporalArithmetic.Applies(left, right) ? Durations(op, left, right) : throw Unfit(op, left, right);
    }

    /// <exception cref="CypherException">ArithmeticError on overflow, TypeError on what has no negative.</exception>
    public static GraphValue Negate(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => GraphValue.Null,
        GraphValueKind.Integer when value.AsInteger() == long.MinValue => throw Overflow(),
        GraphValueKind.Integer => -value.AsInteger(),
        GraphValueKind.Float => -value.AsFloat(),
        GraphValueKind.Duration => Apply(BinaryOperator.Multiply, value, -1L),
        _ => throw CypherErrors.Type("InvalidArgumentType", $"A {value.Kind} has no negative."),
    };

    private static GraphValue Integers(BinaryOperator op, long a, long b)
    {
        try
        {
            return op switch
            {
                // Each arm a GraphValue: the compiler would make one type of all of them, and that is double.
                BinaryOperator.Add => GraphValue.Of(checked(a + b)),
                BinaryOperator.Subtract => GraphValue.Of(checked(a - b)),
                BinaryOperator.Multiply => GraphValue.Of(checked(a * b)),
                BinaryOperator.Divide => GraphValue.Of(b == 0 ? throw DivisionByZero() : b == -1 ? checked(-a) : a / b),
                BinaryOperator.Modulo => GraphValue.Of(b == 0 ? throw DivisionByZero() : b == -1 ? 0 : a % b),
                BinaryOperator.Power => GraphValue.Of(Math.Pow(a, b)),
                _ => throw CypherErrors.Type("InvalidArgumentType", $"Cannot compute Integer {Symbol(op)} Integer."),
            };
        }
        catch (OverflowException)
        {
            throw Overflow();
        }
    }

    private static GraphValue Floats(BinaryOperator op, double a, double b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Modulo => a % b,
        BinaryOperator.Power => Math.Pow(a, b),
        _ => throw CypherErrors.Type("InvalidArgumentType", $"Cannot compute Float {Symbol(op)} Float."),
    };

    private static GraphValue Durations(BinaryOperator op, GraphValue left, GraphValue right) => op switch
    {
        BinaryOperator.Add => TemporalArithmetic.Add(left, right),
        BinaryOperator.Subtract => TemporalArithmetic.Subtract(left, right),
        BinaryOperator.Multiply => TemporalArithmetic.Multiply(left, right),
        BinaryOperator.Divide => TemporalArithmetic.Divide(left, right),
        _ => throw Unfit(op, left, right),
    };

    private static CypherException Unfit(BinaryOperator op, GraphValue left, GraphValue right) =>
        CypherErrors.Type(
            "InvalidArgumentType",
            $"Cannot compute {left.Kind} {Symbol(op)} {right.Kind}.",
            hint: op == BinaryOperator.Subtract && ValueTypes.Temporal.Holds(left) && ValueTypes.Temporal.Holds(right) ? "duration.between(from, to) is the time between two of them" : null);

    /// <summary>List and list, list and element, element and list; null with a list is null.</summary>
    private static GraphValue Concatenate(GraphValue left, GraphValue right)
    {
        if (left.IsNull || right.IsNull)
            return GraphValue.Null;
        GraphValue[] joined = (left.Kind, right.Kind) switch
        {
            (GraphValueKind.List, GraphValueKind.List) => [.. left.AsList(), .. right.AsList()],
            (GraphValueKind.List, _) => [.. left.AsList(), right],
            _ => [left, .. right.AsList()],
        };
        return GraphValue.Of(joined);
    }

    /// <summary>String and string, and as in Neo4j string and number, boolean, temporal value or point: as toString() writes them.</summary>
    private static bool TryJoin(GraphValue left, GraphValue right, out GraphValue joined)
    {
        joined = GraphValue.Null;
        if (left.Kind != GraphValueKind.String && right.Kind != GraphValueKind.String)
            return false;
        if (Text(left) is not { } a || Text(right) is not { } b)
            return false;
        joined = a + b;
        return true;
    }

    private static string? Text(GraphValue value) => value.Kind switch
    {
        GraphValueKind.String => value.AsString(),
        GraphValueKind.Null or GraphValueKind.List or GraphValueKind.Map or GraphValueKind.Node or GraphValueKind.Relationship or GraphValueKind.Path => null,
        _ => GraphValueText.RenderPlain(value),
    };

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        _ => "||",
    };

    private static CypherException Overflow() => CypherErrors.Arithmetic("IntegerOverflow", "The result does not fit into a 64-bit integer.");

    private static CypherException DivisionByZero() => CypherErrors.Arithmetic("DivisionByZero", "Integer division by zero.");
}
