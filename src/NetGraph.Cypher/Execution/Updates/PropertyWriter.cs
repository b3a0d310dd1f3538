using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Updates;

/// <summary>Stores properties and counts them; decides what may be stored.</summary>
internal static class PropertyWriter
{
    /// <summary>Sets, or with null removes, one property of a node or relationship. A null target is left alone.</summary>
    public static void Set(ExecutionState state, GraphValue target, string key, GraphValue value)
    {
        if (target.IsNull)
            return;
        RequireEntity(state, target);
        SetLive(state, target, key, value);
    }

    /// <summary>Sets all properties of a map; with <paramref name="replace"/> those it lacks are removed.</summary>
    public static void SetAll(ExecutionState state, GraphValue target, GraphValue source, bool replace)
    {
        if (target.IsNull)
            return;
        RequireEntity(state, target);
        var properties = source.Kind switch
        {
            GraphValueKind.Map => source.AsMap(),
            GraphValueKind.Node or GraphValueKind.Relationship => EntityAccess.Properties(state.Graph, source),
            _ => throw CypherErrors.Type("InvalidArgumentType", $"Properties are set from a Map, Node or Relationship, not from a {source.Kind}."),
        };
        if (replace)
        {
            foreach (var old in EntityAccess.Properties(state.Graph, target).Keys.Where(k => !properties.ContainsKey(k)).ToList())
                SetLive(state, target, old, GraphValue.Null);
        }

        foreach (var (key, value) in properties)
            SetLive(state, target, key, value);
    }

    /// <summary>The value as it is stored; a list of integers and floats becomes one of floats.</summary>
    /// <exception cref="CypherException">TypeError (InvalidPropertyType): maps, entities, paths, and lists of anything but values of one kind.</exception>
    public static GraphValue Storable(string key, GraphValue value)
    {
        if (value.Kind != GraphValueKind.List)
            return TypeMatching.IsStorableKind(value.Kind) ? value : throw Unstorable(key, $"a {value.Kind}");

        var items = value.AsList();
        var isMixedNumbers = false;
        foreach (var item in items)
        {
            if (!TypeMatching.IsStorableKind(item.Kind))
                throw Unstorable(key, $"a List with a {item.Kind} in it");
            if (item.Kind == items[0].Kind)
                continue;
            if (!item.IsNumber || !items[0].IsNumber)
                throw Unstorable(key, $"a List that mixes {items[0].Kind} and {item.Kind}");
            isMixedNumbers = true;
        }

        return isMixedNumbers ? GraphValue.Of(items.Select(i => GraphValue.Of(i.AsNumber())).ToArray()) : value;
    }

    private static void SetLive(ExecutionState state, GraphValue target, string key, GraphValue value)
    {
        var writer = state.Writer;
        if (value.IsNull && writer.FindKey(key) < 0)
            return;
        var stored = value.IsNull ? value : Storable(key, value);
        var id = writer.InternKey(key);
        var changed = target.Kind == GraphValueKind.Node
            ? writer.SetNodeProperty(target.EntityId, id, stored)
            : writer.SetRelationshipProperty(target.EntityId, id, stored);
        if (changed || !stored.IsNull)
            state.Changes.PropertiesSet++;
    }

    private static void RequireEntity(ExecutionState state, GraphValue target)
    {
        if (!target.IsEntity)
            throw CypherErrors.Type("InvalidArgumentType", $"Properties are set on a Node or Relationship, not on a {target.Kind}.");
        EntityAccess.RequireLive(state.Graph, target);
    }

    private static CypherException Unstorable(string key, string what) =>
        CypherErrors.Type("InvalidPropertyType", $"Property '{key}' cannot hold {what}; it takes single values and lists of values of one kind.");
}
