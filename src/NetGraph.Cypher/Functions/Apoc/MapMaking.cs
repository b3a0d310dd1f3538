using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.map: maps made of lists, grouped, flattened and put together again.</summary>
internal static class MapMaking
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullPropagating("apoc.map.fromPairs", ValueTypes.Map, "A map of pairs [key, value].", (c, a) => From(Pairs(c, "apoc.map.fromPairs", a[0].AsList())), List("pairs").Typed("LIST<LIST<ANY>>")),
        NullPropagating("apoc.map.fromLists", ValueTypes.Map, "A map with the keys of one list and the values of another.", (c, a) => From(Zip(c, a[0].AsList(), a[1].AsList())), List("keys").Typed("LIST<STRING>"), List("values")),
        NullPropagating("apoc.map.fromValues", ValueTypes.Map, "A map of a list of keys and values in turn.", (c, a) => From(Alternating(c, "apoc.map.fromValues", a[0].AsList())), List("values")),
        NullPropagating("apoc.map.groupBy", ValueTypes.Map, "Maps, nodes or relationships under the text of a property; the last of a group counts.", (c, a) => From(Keyed(c, "groupBy", a[0].AsList(), a[1].AsString())), List("values"), Text("key")),
        NullPropagating("apoc.map.groupByMulti", ValueTypes.Map, "Lists of maps, nodes or relationships under the text of a property.", GroupByMulti, List("values"), Text("key")),
        NullPropagating("apoc.map.flatten", ValueTypes.Map, "The map with the keys of maps inside joined to their own.", Flatten, Map("map"), Takes("delimiter", ValueTypes.String).Or("'.'")),
        NullPropagating("apoc.map.unflatten", ValueTypes.Map, "The map with joined keys taken apart into maps.", Unflatten, Map("map"), Takes("delimiter", ValueTypes.String).Or("'.'")),
    ];

    /// <summary>Entries of pairs; a null pair or key is passed over.</summary>
    public static IEnumerable<KeyValuePair<string, GraphValue>> Pairs(IFunctionContext context, string function, IReadOnlyList<GraphValue> pairs)
    {
        foreach (var pair in context.Each(pairs))
        {
            if (pair.IsNull)
                continue;
            if (pair.Kind != GraphValueKind.List || pair.AsList().Count != 2)
                throw Wrong(function, $"needs pairs [key, value], not {pair}");
            if (!pair.AsList()[0].IsNull)
                yield return new(Key(pair.AsList()[0]), pair.AsList()[1]);
        }
    }

    /// <summary>Entries of a list of keys and one of values, as far as both go.</summary>
    public static IEnumerable<KeyValuePair<string, GraphValue>> Zip(IFunctionContext context, IReadOnlyList<GraphValue> keys, IReadOnlyList<GraphValue> values) =>
        context.Each(keys).Zip(values).Where(pair => !pair.First.IsNull).Select(pair => KeyValuePair.Create(Key(pair.First), pair.Second));

    /// <summary>Entries of a list of keys and values in turn.</summary>
    public static IEnumerable<KeyValuePair<string, GraphValue>> Alternating(IFunctionContext context, string function, IReadOnlyList<GraphValue> values)
    {
        if (values.Count % 2 != 0)
            throw Wrong(function, $"needs keys and values in turn, not {values.Count} elements");
        for (var i = 0; i < values.Count; i += 2)
        {
            context.Step();
            if (!values[i].IsNull)
                yield return new(Key(values[i]), values[i + 1]);
        }
    }

    private static GraphValue From(IEnumerable<KeyValuePair<string, GraphValue>> entries) => GraphValue.Of(GraphMap.From(entries));

    private static IEnumerable<KeyValuePair<string, GraphValue>> Keyed(IFunctionContext context, string name, IReadOnlyList<GraphValue> values, string key)
    {
        foreach (var value in context.Each(values))
        {
            var group = value.Kind switch
            {
                GraphValueKind.Null => GraphValue.Null,
                GraphValueKind.Map => value.AsMap()[key],
                GraphValueKind.Node or GraphValueKind.Relationship => EntityAccess.Property(context.Graph, value, key),
                _ => throw WrongArgument($"apoc.map.{name}", "values", value),
            };
            if (!group.IsNull)
                yield return new(Key(group), value);
        }
    }

    private static GraphValue GroupByMulti(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var groups = Keyed(context, "groupByMulti", arguments[0].AsList(), arguments[1].AsString()).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return From(groups.Select(group => KeyValuePair.Create(group.Key, GraphValue.Of([.. group]))));
    }

    private static GraphValue Flatten(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var delimiter = TextOr(arguments, 1, ".");
        var flat = new List<KeyValuePair<string, GraphValue>>();
        Add("", arguments[0].AsMap());
        return From(flat);

        void Add(string prefix, GraphMap map)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var (key, value) in map)
            {
                context.Step();
                if (value.Kind == GraphValueKind.Map)
                    Add(prefix + key + delimiter, value.AsMap());
                else
                    flat.Add(new(prefix + key, value));
            }
        }
    }

    private static GraphValue Unflatten(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var delimiter = TextOr(arguments, 1, ".");
        if (delimiter.Length == 0)
            throw Wrong("apoc.map.unflatten", "needs a delimiter");

        return Unflatten([.. arguments[0].AsMap().Select(entry => (entry.Key.Split(delimiter), entry.Value))], 0);

        GraphValue Unflatten(IReadOnlyList<(string[] Path, GraphValue Value)> entries, int depth)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            context.Step();
            return From(entries.GroupBy(e => e.Path[depth], StringComparer.Ordinal).Select(group =>
            {
                var deeper = group.Where(e => e.Path.Length > depth + 1).ToList();
                return KeyValuePair.Create(group.Key, deeper.Count > 0 ? Unflatten(deeper, depth + 1) : group.Last().Value);
            }));
        }
    }
}
