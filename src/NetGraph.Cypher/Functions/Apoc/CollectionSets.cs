using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.coll: lists as sets and bags. Elements are the same by equivalence (null is null, 1 is 1.0) and keep the order of their first occurrence.</summary>
internal static class CollectionSets
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.coll.toSet", ValueTypes.List, "The distinct elements of a list.", (c, a) => Distinct(c, a[0].AsList()), List("coll")),
        Pair("union", "The distinct elements of both lists.", (c, a, b) => Distinct(c, a.Concat(b), a.Count + b.Count)),
        Pair("unionAll", "The elements of the first list, then those of the second.", (c, a, b) => Take(c, a.Concat(b), a.Count + b.Count)),
        Pair("intersection", "The distinct elements that both lists have.", (c, a, b) => Distinct(c, a.Where(SetOf(c, b).Contains), a.Count)),
        Pair("subtract", "The distinct elements of the first list that the second has not.", (c, a, b) => Distinct(c, Without(a, SetOf(c, b)), a.Count)),
        Pair("removeAll", "The elements of the first list that the second has not, repeated ones too.", (c, a, b) => Take(c, Without(a, SetOf(c, b)), a.Count), "first", "second"),
        Pair("disjunction", "The distinct elements that only one of the lists has.", (c, a, b) => Distinct(c, Without(a, SetOf(c, b)).Concat(Without(b, SetOf(c, a))), a.Count + b.Count)),
        Test("contains", "Whether the list has the value.", (c, list, a) => c.Each(list).Contains(a[1], GraphEquivalence.Instance), Any("value")),
        Test("containsAll", "Whether the list has all the values.", (c, list, a) => ListOrEmpty(a, 1).All(SetOf(c, list).Contains), List("values")),
        Test("containsAny", "Whether the list has one of the values.", (c, list, a) => ListOrEmpty(a, 1).Any(SetOf(c, list).Contains), List("values")),
        Test("containsDuplicates", "Whether an element occurs twice or more.", (c, list, _) => SetOf(c, list).Count < list.Count),
        Test("different", "Whether all elements differ.", (c, list, _) => SetOf(c, list).Count == list.Count),
        Test("isEqualCollection", "Whether both lists have the same elements equally often, in any order.", (c, list, a) => SameBag(c, list, a[1].AsList()), List("values")),
        NullAware("apoc.coll.occurrences", ValueTypes.Integer, "How often the list has the item.", (c, a) => ListOrEmpty(a, 0) is var list && a[1] is var item ? (long)c.Each(list).Count(x => GraphEquivalence.Instance.Equals(x, item)) : 0, List("coll"), Any("item")),
        NullAware("apoc.coll.duplicates", ValueTypes.List, "The elements that occur twice or more, each once.", (c, a) => GraphValue.Of([.. Frequencies(c, ListOrEmpty(a, 0)).Where(f => f.Count > 1).Select(f => f.Item)]), List("coll")),
        NullAware("apoc.coll.duplicatesWithCount", ValueTypes.List, "The elements that occur twice or more with their number.", (c, a) => Counted(Frequencies(c, ListOrEmpty(a, 0)).Where(f => f.Count > 1)), List("coll")).Giving("LIST<MAP>"),
        NullAware("apoc.coll.frequencies", ValueTypes.List, "Each distinct element with its number.", (c, a) => Counted(Frequencies(c, ListOrEmpty(a, 0))), List("coll")).Giving("LIST<MAP>"),
        NullAware("apoc.coll.frequenciesAsMap", ValueTypes.Map, "The number of each distinct element under its text.", (c, a) => GraphValue.Of(GraphMap.From(Frequencies(c, ListOrEmpty(a, 0)).Select(f => KeyValuePair.Create(Key(f.Item), GraphValue.Of(f.Count))))), List("coll")),
    ];

    private delegate GraphValue PairBody(IFunctionContext context, IReadOnlyList<GraphValue> first, IReadOnlyList<GraphValue> second);

    private delegate bool TestBody(IFunctionContext context, IReadOnlyList<GraphValue> list, GraphValue[] arguments);

    private static FunctionDefinition Pair(string name, string description, PairBody body, string first = "list1", string second = "list2") =>
        NullPropagating($"apoc.coll.{name}", ValueTypes.List, description, (c, a) => body(c, a[0].AsList(), a[1].AsList()), List(first), List(second));

    /// <summary>A question to a list; the answer is no for an empty or missing list, but for two lists that are both empty.</summary>
    private static FunctionDefinition Test(string name, string description, TestBody body, params FunctionParameter[] parameters) => NullAware(
        $"apoc.coll.{name}",
        ValueTypes.Boolean,
        description,
        (c, a) => !a[0].IsNull && (name == "isEqualCollection" ? !a[1].IsNull : name == "different" || a[0].AsList().Count > 0) && body(c, a[0].AsList(), a.ToArray()),
        [List("coll"), .. parameters]);

    private static GraphValue Distinct(IFunctionContext context, IReadOnlyList<GraphValue> list) => Distinct(context, list, list.Count);

    private static GraphValue Distinct(IFunctionContext context, IEnumerable<GraphValue> items, int most) => Take(context, items.Distinct(GraphEquivalence.Instance), most);

    private static GraphValue Take(IFunctionContext context, IEnumerable<GraphValue> items, int most)
    {
        context.RequireRoom((long)most * RowSize.PerValue);
        var taken = new List<GraphValue>();
        foreach (var item in items)
        {
            context.Step();
            taken.Add(item);
        }

        return GraphValue.Of(taken);
    }

    private static HashSet<GraphValue> SetOf(IFunctionContext context, IReadOnlyList<GraphValue> list)
    {
        context.RequireRoom(2L * list.Count * RowSize.PerValue);
        return new HashSet<GraphValue>(context.Each(list), GraphEquivalence.Instance);
    }

    private static IEnumerable<GraphValue> Without(IReadOnlyList<GraphValue> list, HashSet<GraphValue> excluded) => list.Where(item => !excluded.Contains(item));

    private static List<(GraphValue Item, long Count)> Frequencies(IFunctionContext context, IReadOnlyList<GraphValue> list)
    {
        context.RequireRoom(3L * list.Count * RowSize.PerValue);
        var places = new Dictionary<GraphValue, int>(GraphEquivalence.Instance);
        var counts = new List<(GraphValue Item, long Count)>();
        foreach (var item in context.Each(list))
        {
            if (places.TryAdd(item, counts.Count))
                counts.Add((item, 1));
            else
                counts[places[item]] = (item, counts[places[item]].Count + 1);
        }

        return counts;
    }

    private static GraphValue Counted(IEnumerable<(GraphValue Item, long Count)> frequencies) =>
        GraphValue.Of([.. frequencies.Select(f => GraphValue.Of(GraphMap.Of(("item", f.Item), ("count", f.Count))))]);

    private static bool SameBag(IFunctionContext context, IReadOnlyList<GraphValue> first, IReadOnlyList<GraphValue> second)
    {
        if (first.Count != second.Count)
            return false;
        var counts = Frequencies(context, second).ToDictionary(f => f.Item, f => f.Count, GraphEquivalence.Instance);
        return Frequencies(context, first).All(f => counts.TryGetValue(f.Item, out var count) && count == f.Count);
    }
}
