using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>Functions of lists, and those that lists share with strings (Cypher manual, "List functions").</summary>
internal static class ListFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("head", ValueTypes.Any, "The first element of a list, or null.", (_, a) => At(a[0].AsList(), 0), Needs("list", ValueTypes.List)),
        NullPropagating("last", ValueTypes.Any, "The last element of a list, or null.", (_, a) => At(a[0].AsList(), a[0].AsList().Count - 1), Needs("list", ValueTypes.List)),
        NullPropagating("size", ValueTypes.Integer, "The number of elements of a list, or of characters (code points) of a string.", Size, Needs("input", ValueTypes.List | ValueTypes.String)),
        .. Within(FunctionCategories.List,
        [
            NullPropagating("tail", ValueTypes.List, "The list without its first element.", (c, a) => GraphValue.Of(c.Copy(a[0].AsList(), from: 1)), Needs("input", ValueTypes.List)),
            NullPropagating("reverse", ValueTypes.List | ValueTypes.String, "A list or string backwards.", Reverse, Needs("input", ValueTypes.List | ValueTypes.String)),
            NullPropagating("range", ValueTypes.List, "The integers from start to end, both included.", Range, Needs("start", ValueTypes.Integer), Needs("end", ValueTypes.Integer), Takes("step", ValueTypes.Integer).Or("1")).Giving("LIST<INTEGER>"),
        ]),
        .. Within(FunctionCategories.Predicate,
        [
            NullPropagating("isEmpty", ValueTypes.Boolean, "Whether a list, map or string is empty.", IsEmpty, Needs("input", ValueTypes.List | ValueTypes.Map | ValueTypes.String)),
        ]),
    ];

    private static GraphValue At(IReadOnlyList<GraphValue> list, int index) => list.Count == 0 ? GraphValue.Null : list[index];

    private static GraphValue Size(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) =>
        arguments[0].Kind == GraphValueKind.String ? CodePoints.Count(arguments[0].AsString()) : arguments[0].AsList().Count;

    private static GraphValue IsEmpty(IFunctionContext context, ReadOnlySpan<GraphValue> arguments) => arguments[0].Kind switch
    {
        GraphValueKind.String => arguments[0].AsString().Length == 0,
        GraphValueKind.Map => arguments[0].AsMap().Count == 0,
        _ => arguments[0].AsList().Count == 0,
    };

    private static GraphValue Reverse(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].Kind == GraphValueKind.String)
            return CodePoints.Reverse(arguments[0].AsString());

        var items = context.Copy(arguments[0].AsList());
        Array.Reverse(items);
        return GraphValue.Of(items);
    }

    private static GraphValue Range(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (start, end) = (arguments[0].AsInteger(), arguments[1].AsInteger());
        var step = arguments.Length > 2 ? arguments[2].AsInteger() : 1;
        if (step == 0)
            throw CypherErrors.Argument("NumberOutOfRange", "The step of range() must not be 0.");

        var distance = (Int128)end - start;
        if (distance != 0 && distance > 0 != step > 0)
            return GraphValue.EmptyList;

        var count = (distance / step) + 1;
        if (count > Array.MaxLength)
            throw CypherErrors.Argument("NumberOutOfRange", $"range({start}, {end}, {step}) would have {count} elements; a list holds at most {Array.MaxLength}.");
        return GraphValue.Of(new IntegerRange(start, step, (int)count));
    }
}
