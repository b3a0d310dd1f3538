using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>Types of operators' results from the types of their operands. Sets only ever err on the large side.</summary>
internal static class StaticTypes
{
    public const ValueTypes BooleanOrNull = ValueTypes.Boolean | ValueTypes.Null;

    /// <summary>What an index or element of the expression's list may be.</summary>
    public static ValueTypes ElementsOf(BoundExpression list, IReadOnlyDictionary<Variable, ValueTypes> known) => list switch
    {
        BoundList { Items.Count: > 0 } literal => literal.Items.Aggregate(ValueTypes.None, (types, item) => types | item.Types),
        BoundVariable variable when known.TryGetValue(variable.Variable, out var types) => types,
        BoundFunctionCall { Function.Name: "range" } => ValueTypes.Integer,
        BoundFunctionCall { Function.Name: "keys" or "labels" or "split" } => ValueTypes.String,
        BoundFunctionCall { Function.Name: "nodes" } => ValueTypes.Node,
        BoundFunctionCall { Function.Name: "relationships" } => ValueTypes.Relationship,
        _ => ValueTypes.Any,
    };

    /// <summary>Which operand types an operator can take at all, left and right; null where any will do.</summary>
    public static (ValueTypes Left, ValueTypes Right)? Wanted(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or or BinaryOperator.Xor or BinaryOperator.And => (BooleanOrNull, BooleanOrNull),
        BinaryOperator.In => (ValueTypes.Any, ValueTypes.List | ValueTypes.Null),
        BinaryOperator.Subtract => (NumberOrTime, NumberOrTime),
        BinaryOperator.Multiply => (Scalable, Scalable),
        BinaryOperator.Divide => (Scalable, NumberOrNull),
        BinaryOperator.Modulo or BinaryOperator.Power => (NumberOrNull, NumberOrNull),
        BinaryOperator.Concatenate => (Sequence, Sequence),
        _ => null,
    };

    public static ValueTypes Result(BinaryOperator @operator, ValueTypes left, ValueTypes right)
    {
        var nulls = (left | right) & ValueTypes.Null;
        return @operator switch
        {
            BinaryOperator.Add => Sum(left, right),
            BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo => Arithmetic(left, right) | nulls,
            BinaryOperator.Power => ValueTypes.Float | ValueTypes.Null,
            BinaryOperator.Concatenate => ((left | right) & Sequence) | nulls,
            _ => BooleanOrNull,
        };
    }

    /// <summary>Whether a sum of these can ever have a value: two numbers or times, or a text or list on either side.</summary>
    public static bool CanAdd(ValueTypes left, ValueTypes right) =>
        Meets(left | right, ValueTypes.List | ValueTypes.String | ValueTypes.Null) || (Meets(left, NumberOrTime) && Meets(right, NumberOrTime));

    public static bool Meets(ValueTypes types, ValueTypes wanted) => (types & wanted) != ValueTypes.None;

    /// <summary>A set in words for messages: <c>Integer, Float or Null</c>.</summary>
    public static string Describe(ValueTypes types)
    {
        if (types == ValueTypes.Any)
            return "any value";

        var names = Enum.GetValues<GraphValueKind>().Where(kind => Meets(types, (ValueTypes)(1 << (int)kind))).Select(kind => kind.ToString()).ToList();
        if (names.Count > 1)
            names.Remove(nameof(GraphValueKind.Null));
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }

    private const ValueTypes NumberOrNull = ValueTypes.Number | ValueTypes.Null;
    private const ValueTypes Scalable = NumberOrNull | ValueTypes.Duration;
    private const ValueTypes NumberOrTime = Scalable | ValueTypes.Temporal;
    private const ValueTypes Sequence = ValueTypes.String | ValueTypes.List | ValueTypes.Null;

    private static ValueTypes Arithmetic(ValueTypes left, ValueTypes right)
    {
        var both = (left | right) & ~ValueTypes.Null;
        if (both == ValueTypes.Integer)
            return ValueTypes.Integer;
        return (both & ~ValueTypes.Number) == ValueTypes.None ? both | ValueTypes.Float : ValueTypes.Any;
    }

    private static ValueTypes Sum(ValueTypes left, ValueTypes right)
    {
        var both = left | right;
        if (left == ValueTypes.List || right == ValueTypes.List)
            return ValueTypes.List;
        if ((both & ~(ValueTypes.Number | ValueTypes.Null)) == ValueTypes.None)
            return Arithmetic(left, right) | (both & ValueTypes.Null);
        return both == ValueTypes.String ? ValueTypes.String : ValueTypes.Any;
    }
}
