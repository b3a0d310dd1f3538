using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>
/// apoc.coll: sorting, by Cypher's order of values. By a property it goes down; a property written <c>^name</c> goes up. Equal ones keep
/// their order.
/// </summary>
internal static class CollectionSorting
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.coll.sort", ValueTypes.List, "The elements in ascending order.", (c, a) => Sorted(c, a[0].AsList(), GraphOrdering.Instance), List("coll")),
        NullPropagating("apoc.coll.sortText", ValueTypes.List, "Strings in ascending order.", (c, a) => Sorted(c, Strings(a[0].AsList()), GraphOrdering.Instance), List("coll").Typed("LIST<STRING>")),
        NullPropagating("apoc.coll.sortMaps", ValueTypes.List, "Maps in descending order of a key; ascending with ^key.", (c, a) => By(c, a[0].AsList(), [a[1].AsString()]), List("list").Typed("LIST<MAP>"), Text("prop")).Giving("LIST<MAP>"),
        NullPropagating("apoc.coll.sortNodes", ValueTypes.List, "Nodes in descending order of a property; ascending with ^property.", (c, a) => By(c, a[0].AsList(), [a[1].AsString()]), List("coll").Typed("LIST<NODE>"), Text("prop")).Giving("LIST<NODE>"),
        NullPropagating("apoc.coll.sortMulti", ValueTypes.List, "Maps in the order of several keys, at most limit of them after skip.", Multi, List("coll").Typed("LIST<MAP>"), Takes("orderFields", ValueTypes.List).Or("[]").Typed("LIST<STRING>"), Takes("limit", ValueTypes.Integer).Or("-1"), Takes("skip", ValueTypes.Integer).Or("0")).Giving("LIST<MAP>"),
    ];

    private static GraphValue Sorted(IFunctionContext context, IReadOnlyList<GraphValue> list, IComparer<GraphValue> order) =>
        GraphValue.Of([.. context.Copy(list).Order(order)]);

    private static IReadOnlyList<GraphValue> Strings(IReadOnlyList<GraphValue> list) =>
        [.. list.Select(item => item.Kind is GraphValueKind.String or GraphValueKind.Null ? item : throw WrongArgument("apoc.coll.sortText", "coll", item))];

    private static GraphValue Multi(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var sorted = By(context, arguments[0].AsList(), [.. ListOrEmpty(arguments, 1).Select(Key)]).AsList();
        var (limit, skip) = (IntegerOr(arguments, 2, -1), Math.Clamp(IntegerOr(arguments, 3, 0), 0, int.MaxValue));
        var rest = sorted.Skip((int)skip);
        return GraphValue.Of([.. limit < 0 ? rest : rest.Take((int)Math.Min(limit, int.MaxValue))]);
    }

    private static GraphValue By(IFunctionContext context, IReadOnlyList<GraphValue> list, IReadOnlyList<string> fields)
    {
        IOrderedEnumerable<GraphValue>? sorted = null;
        foreach (var field in fields)
        {
            var ascending = field.StartsWith('^');
            var name = ascending ? field[1..] : field;
            IComparer<GraphValue> order = ascending ? GraphOrdering.Instance : Comparer<GraphValue>.Create((a, b) => GraphOrdering.Instance.Compare(b, a));
            sorted = sorted is null ? context.Copy(list).OrderBy(KeyOf, order) : sorted.ThenBy(KeyOf, order);

            GraphValue KeyOf(GraphValue item)
            {
                context.Step();
                return item.Kind switch
                {
                    GraphValueKind.Map => item.AsMap()[name],
                    GraphValueKind.Node or GraphValueKind.Relationship => EntityAccess.Property(context.Graph, item, name),
                    GraphValueKind.Null => GraphValue.Null,
                    _ => throw CypherErrors.Type("InvalidArgumentValue", $"Only maps, nodes and relationships are sorted by '{name}', not {item}."),
                };
            }
        }

        return GraphValue.Of([.. sorted ?? (IEnumerable<GraphValue>)list]);
    }
}
