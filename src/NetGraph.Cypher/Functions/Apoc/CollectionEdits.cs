using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.coll: lists cut, joined and changed by position. Positions count from 0; outside the list nothing is changed.</summary>
internal static class CollectionEdits
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.coll.flatten", ValueTypes.List, "The elements of the lists in a list; with recursive, of those in them too.", Flatten, List("coll"), Takes("recursive", ValueTypes.Boolean).Or("false")),
        NullAware("apoc.coll.indexOf", ValueTypes.Integer, "The position of the first occurrence of a value, or -1.", (c, a) => IndexOf(c, ListOrEmpty(a, 0), a[1]), List("coll"), Any("value")),
        NullPropagating("apoc.coll.insert", ValueTypes.List, "The list with a value put in at a position.", (c, a) => Spliced(c, a[0], a[1], 0, [a[2]]), List("coll"), Integer("index"), Any("value")),
        NullPropagating("apoc.coll.insertAll", ValueTypes.List, "The list with all values put in at a position.", (c, a) => Spliced(c, a[0], a[1], 0, a[2].AsList()), List("coll"), Integer("index"), List("values")),
        NullPropagating("apoc.coll.remove", ValueTypes.List, "The list without length elements from a position on.", (c, a) => Spliced(c, a[0], a[1], IntegerOr(a, 2, 1), []), List("coll"), Integer("index"), Takes("length", ValueTypes.Integer).Or("1")),
        NullPropagating("apoc.coll.set", ValueTypes.List, "The list with another value at a position.", (c, a) => a[1].AsInteger() < a[0].AsList().Count ? Spliced(c, a[0], a[1], 1, [a[2]]) : a[0], List("coll"), Integer("index"), Any("value")),
        NullPropagating("apoc.coll.slice", ValueTypes.List, "At most length elements from a position on; without length, the rest.", Slice, List("coll"), Integer("offset"), Takes("length", ValueTypes.Integer).Or("-1")),
        NullPropagating("apoc.coll.reverse", ValueTypes.List, "The list backwards.", Reverse, List("coll")),
        NullPropagating("apoc.coll.pairs", ValueTypes.List, "Each element with its successor, the last with null.", (c, a) => Pairs(c, a[0].AsList(), withLast: true), List("list")).Giving("LIST<LIST<ANY>>"),
        NullPropagating("apoc.coll.pairsMin", ValueTypes.List, "Each element that has a successor with it.", (c, a) => Pairs(c, a[0].AsList(), withLast: false), List("list")).Giving("LIST<LIST<ANY>>"),
        NullPropagating("apoc.coll.pairWithOffset", ValueTypes.List, "Each element with the one a distance further on, or null.", PairWithOffset, List("coll"), Integer("offset")).Giving("LIST<LIST<ANY>>"),
        NullPropagating("apoc.coll.zip", ValueTypes.List, "Each element of the first list with that of the second at its place.", Zip, List("list1"), List("list2")).Giving("LIST<LIST<ANY>>"),
        NullPropagating("apoc.coll.dropDuplicateNeighbors", ValueTypes.List, "The list with runs of the same element cut to one.", DropRepeats, List("list")),
        NullPropagating("apoc.coll.fill", ValueTypes.List, "An item so many times.", Fill, Text("item"), Integer("count")),
        NullAware("apoc.coll.combinations", ValueTypes.List, "All choices of minSelect to maxSelect elements, in order.", Combinations, List("coll"), Integer("minSelect"), Takes("maxSelect", ValueTypes.Integer).Or("-1")).Giving("LIST<LIST<ANY>>"),
    ];

    private static GraphValue Flatten(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var recursive = FlagOr(arguments, 1, otherwise: false);
        var flat = new List<GraphValue>();
        var open = new Stack<(IReadOnlyList<GraphValue> List, int Next)>([(arguments[0].AsList(), 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Next == at.List.Count)
                continue;

            open.Push((at.List, at.Next + 1));
            context.Step();
            var item = at.List[at.Next];
            if (item.Kind == GraphValueKind.List && (recursive || open.Count == 1))
            {
                open.Push((item.AsList(), 0));
                continue;
            }

            flat.Add(item);
            if (flat.Count % 1024 == 0)
                context.RequireRoom((long)flat.Count * RowSize.PerValue);
        }

        return GraphValue.Of(flat);
    }

    private static GraphValue IndexOf(IFunctionContext context, IReadOnlyList<GraphValue> list, GraphValue value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            context.Step();
            if (GraphEquivalence.Instance.Equals(list[i], value))
                return i;
        }

        return -1;
    }

    private static GraphValue Spliced(IFunctionContext context, GraphValue list, GraphValue index, long removed, IReadOnlyList<GraphValue> inserted)
    {
        var (items, at) = (list.AsList(), index.AsInteger());
        if (at < 0 || at > items.Count || removed < 0)
            return list;

        var after = (int)Math.Min(items.Count, at + Math.Min(removed, items.Count));
        context.RequireRoom(((long)items.Count + inserted.Count) * RowSize.PerValue);
        return GraphValue.Of([.. context.Copy(items, 0, (int)at), .. inserted, .. context.Copy(items, after)]);
    }

    private static GraphValue Slice(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (items, from, length) = (arguments[0].AsList(), arguments[1].AsInteger(), IntegerOr(arguments, 2, -1));
        if (from < 0 || from >= items.Count)
            return GraphValue.EmptyList;
        var rest = items.Count - (int)from;
        return GraphValue.Of(context.Copy(items, (int)from, length < 0 ? rest : (int)Math.Min(length, rest)));
    }

    private static GraphValue Reverse(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var items = context.Copy(arguments[0].AsList());
        Array.Reverse(items);
        return GraphValue.Of(items);
    }

    private static GraphValue Pairs(IFunctionContext context, IReadOnlyList<GraphValue> list, bool withLast) =>
        Made(context, withLast ? list.Count : Math.Max(0, list.Count - 1), i => [list[i], i + 1 < list.Count ? list[i + 1] : GraphValue.Null]);

    private static GraphValue PairWithOffset(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (list, offset) = (arguments[0].AsList(), Math.Clamp(arguments[1].AsInteger(), int.MinValue, int.MaxValue));
        return Made(context, list.Count, i => [list[i], i + offset >= 0 && i + offset < list.Count ? list[(int)(i + offset)] : GraphValue.Null]);
    }

    private static GraphValue Zip(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (first, second) = (arguments[0].AsList(), arguments[1].AsList());
        return Made(context, first.Count, i => [first[i], i < second.Count ? second[i] : GraphValue.Null]);
    }

    private static GraphValue Made(IFunctionContext context, int count, Func<int, GraphValue[]> make)
    {
        context.RequireRoom(5L * count * RowSize.PerValue);
        var made = new GraphValue[count];
        for (var i = 0; i < count; i++)
        {
            context.Step();
            made[i] = GraphValue.Of(make(i));
        }

        return GraphValue.Of(made);
    }

    private static GraphValue DropRepeats(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var list = arguments[0].AsList();
        context.RequireRoom((long)list.Count * RowSize.PerValue);
        var kept = new List<GraphValue>();
        foreach (var item in context.Each(list))
        {
            if (kept.Count == 0 || !GraphEquivalence.Instance.Equals(kept[^1], item))
                kept.Add(item);
        }

        return GraphValue.Of(kept);
    }

    private static GraphValue Fill(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var count = Math.Clamp(arguments[1].AsInteger(), 0, Array.MaxLength);
        context.RequireRoom(count * RowSize.PerValue);
        var filled = new GraphValue[count];
        Array.Fill(filled, arguments[0]);
        return GraphValue.Of(filled);
    }

    private static GraphValue Combinations(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (list, least) = (ListOrEmpty(arguments, 0), IntegerOr(arguments, 1, 0));
        var most = IntegerOr(arguments, 2, -1) is >= 0 and var given ? given : least;
        if (arguments[0].IsNull || least < 1 || most < least || most > list.Count)
            return GraphValue.EmptyList;

        var chosen = new List<GraphValue>();
        var held = 0L;
        for (var size = (int)least; size <= most; size++)
        {
            int[] places = [.. Enumerable.Range(0, size)];
            do
            {
                context.Step();
                context.RequireRoom(held += (size + 3L) * RowSize.PerValue);
                chosen.Add(GraphValue.Of(Array.ConvertAll(places, place => list[place])));
            }
            while (MoveNext(places, list.Count));
        }

        return GraphValue.Of(chosen);
    }

    /// <summary>The next choice in order: the last place that can still move does, and those after it follow closely.</summary>
    private static bool MoveNext(int[] places, int count)
    {
        var last = places.Length - 1;
        while (last >= 0 && places[last] == count - places.Length + last)
            last--;
        if (last < 0)
            return false;

        places[last]++;
        for (var i = last + 1; i < places.Length; i++)
            places[i] = places[i - 1] + 1;
        return true;
    }
}
