using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.map: maps changed and read. Keys keep their order; a key set anew goes to the end.</summary>
internal static class MapFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        NullAware("apoc.map.merge", ValueTypes.Map, "Both maps in one; the second one's values count.", (_, a) => From(MapOrEmpty(a, 0).Concat(MapOrEmpty(a, 1))), Map("map1"), Map("map2")),
        NullPropagating("apoc.map.mergeList", ValueTypes.Map, "All maps in one; later values count.", (c, a) => From(Maps(c, "mergeList", a[0].AsList()).SelectMany(map => map)), List("maps").Typed("LIST<MAP>")),
        NullAware("apoc.map.setKey", ValueTypes.Map, "The map with a value under a key.", (_, a) => With(MapOrEmpty(a, 0), a[1], a[2]), Map("map"), Text("key"), Any("value")),
        NullAware("apoc.map.setEntry", ValueTypes.Map, "The map with a value under a key.", (_, a) => With(MapOrEmpty(a, 0), a[1], a[2]), Map("map"), Text("key"), Any("value")),
        NullAware("apoc.map.setPairs", ValueTypes.Map, "The map with the values of pairs [key, value].", (c, a) => From(MapOrEmpty(a, 0).Concat(MapMaking.Pairs(c, "apoc.map.setPairs", ListOrEmpty(a, 1)))), Map("map"), List("pairs").Typed("LIST<LIST<ANY>>")),
        NullAware("apoc.map.setLists", ValueTypes.Map, "The map with keys of one list and values of another.", (c, a) => From(MapOrEmpty(a, 0).Concat(MapMaking.Zip(c, ListOrEmpty(a, 1), ListOrEmpty(a, 2)))), Map("map"), List("keys").Typed("LIST<STRING>"), List("values")),
        NullAware("apoc.map.setValues", ValueTypes.Map, "The map with values of a list of keys and values in turn.", (c, a) => From(MapOrEmpty(a, 0).Concat(MapMaking.Alternating(c, "apoc.map.setValues", ListOrEmpty(a, 1)))), Map("map"), List("pairs")),
        NullPropagating("apoc.map.removeKey", ValueTypes.Map, "The map without a key; with {recursive: true} in the maps inside too.", (c, a) => Removed(c, a[0].AsMap(), [a[1].AsString()], MapOrEmpty(a, 2)), Map("map"), Text("key"), Takes("config", ValueTypes.Map).Or("{}")),
        NullPropagating("apoc.map.removeKeys", ValueTypes.Map, "The map without some keys; with {recursive: true} in the maps inside too.", (c, a) => Removed(c, a[0].AsMap(), KeySet(c, a[1].AsList()), MapOrEmpty(a, 2)), Map("map"), List("keys").Typed("LIST<STRING>"), Takes("config", ValueTypes.Map).Or("{}")),
        NullPropagating("apoc.map.clean", ValueTypes.Map, "The map without nulls, some keys and some values.", Clean, Map("map"), List("keys").Typed("LIST<STRING>"), List("values")),
        NullAware("apoc.map.get", ValueTypes.Any, "The value under a key, else the given value, or an error when fail is true.", Get, Map("map"), Text("key"), Takes("value", ValueTypes.Any).Or("null"), Takes("fail", ValueTypes.Boolean).Or("true")),
        NullAware("apoc.map.mget", ValueTypes.List, "The values under keys, else the given values, or an error when fail is true.", (c, a) => GraphValue.Of([.. Many(c, "mget", a).Select(pair => pair.Value)]), Map("map"), List("keys").Typed("LIST<STRING>"), Takes("values", ValueTypes.List).Or("[]"), Takes("fail", ValueTypes.Boolean).Or("true")),
        NullAware("apoc.map.submap", ValueTypes.Map, "The part of a map under keys, else the given values, or an error when fail is true.", (c, a) => From(Many(c, "submap", a)), Map("map"), List("keys").Typed("LIST<STRING>"), Takes("values", ValueTypes.List).Or("[]"), Takes("fail", ValueTypes.Boolean).Or("true")),
        NullPropagating("apoc.map.values", ValueTypes.List, "The values under keys; missing ones as null when addNullsForMissing is true.", Values, Map("map"), Takes("keys", ValueTypes.List).Or("[]").Typed("LIST<STRING>"), Takes("addNullsForMissing", ValueTypes.Boolean).Or("false")),
        NullPropagating("apoc.map.sortedProperties", ValueTypes.List, "Pairs [key, value] in the order of keys.", SortedProperties, Map("map"), Takes("ignoreCase", ValueTypes.Boolean).Or("true")).Giving("LIST<LIST<ANY>>"),
    ];

    private static GraphValue From(IEnumerable<KeyValuePair<string, GraphValue>> entries) => GraphValue.Of(GraphMap.From(entries));

    /// <summary>The map with one entry more; without a key, the map.</summary>
    private static GraphValue With(GraphMap map, GraphValue key, GraphValue value) => From(key.IsNull ? map : [.. map, new(key.AsString(), value)]);

    private static IEnumerable<GraphMap> Maps(IFunctionContext context, string name, IReadOnlyList<GraphValue> list) => context.Each(list)
        .Where(item => !item.IsNull)
        .Select(item => item.Kind == GraphValueKind.Map ? item.AsMap() : throw WrongArgument($"apoc.map.{name}", "maps", item));

    private static HashSet<string> KeySet(IFunctionContext context, IReadOnlyList<GraphValue> keys) => context.Each(keys).Select(Key).ToHashSet(StringComparer.Ordinal);

    private static GraphValue Removed(IFunctionContext context, GraphMap map, HashSet<string> keys, GraphMap config)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        context.Step();
        var kept = map.Where(entry => !keys.Contains(entry.Key));
        return From(config["recursive"].IsTrue ? kept.Select(entry => KeyValuePair.Create(entry.Key, Inside(entry.Value))) : kept);

        GraphValue Inside(GraphValue value) => value.Kind switch
        {
            GraphValueKind.Map => Removed(context, value.AsMap(), keys, config),
            GraphValueKind.List => context.Map(value.AsList(), Inside),
            _ => value,
        };
    }

    private static GraphValue Clean(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var keys = KeySet(context, arguments[1].AsList());
        var values = new HashSet<GraphValue>(context.Each(arguments[2].AsList()), GraphEquivalence.Instance);
        return From(arguments[0].AsMap().Where(entry => !entry.Value.IsNull && !keys.Contains(entry.Key) && !values.Contains(entry.Value)));
    }

    private static GraphValue Get(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        if (arguments[0].IsNull || arguments[1].IsNull)
            return GraphValue.Null;

        var (map, key, otherwise) = (arguments[0].AsMap(), arguments[1].AsString(), Argument(arguments, 2));
        if (map.TryGetValue(key, out var value))
            return value;
        return otherwise.IsNull && FlagOr(arguments, 3, otherwise: true) ? throw Missing("get", key, map) : otherwise;
    }

    private static IEnumerable<KeyValuePair<string, GraphValue>> Many(IFunctionContext context, string name, ReadOnlySpan<GraphValue> arguments)
    {
        var (map, keys, otherwise) = (MapOrEmpty(arguments, 0), ListOrEmpty(arguments, 1), ListOrEmpty(arguments, 2));
        var fails = FlagOr(arguments, 3, otherwise: true);
        var found = new List<KeyValuePair<string, GraphValue>>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            context.Step();
            var key = Key(keys[i]);
            if (!map.TryGetValue(key, out var value))
                value = i < otherwise.Count ? otherwise[i] : fails ? throw Missing(name, key, map) : GraphValue.Null;
            found.Add(new(key, value));
        }

        return found;
    }

    private static CypherException Missing(string name, string key, GraphMap map) =>
        Wrong($"apoc.map.{name}", $"finds no key '{key}' in a map with the keys {string.Join(", ", map.Keys.Order(StringComparer.Ordinal))}");

    private static GraphValue Values(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var (map, keys) = (arguments[0].AsMap(), ListOrEmpty(arguments, 1));
        var addsNulls = FlagOr(arguments, 2, otherwise: false);
        var names = context.Each(keys).Select(Key).Where(key => addsNulls || map.ContainsKey(key));
        return GraphValue.Of([.. names.Select(key => map[key])]);
    }

    private static GraphValue SortedProperties(IFunctionContext context, ReadOnlySpan<GraphValue> arguments)
    {
        var order = FlagOr(arguments, 1, otherwise: true) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return GraphValue.Of([.. arguments[0].AsMap().OrderBy(entry => entry.Key, order).Select(entry => GraphValue.Of([entry.Key, entry.Value]))]);
    }
}
