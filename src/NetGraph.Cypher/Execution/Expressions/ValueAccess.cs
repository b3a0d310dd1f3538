using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Functions.Temporal;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Expressions;

/// <summary>Looks into values by name or position: <c>x.key</c>, <c>x[i]</c>, <c>x[from..to]</c>.</summary>
internal static class ValueAccess
{
    /// <summary>Null on null and for what a map or entity lacks.</summary>
    /// <exception cref="CypherException">TypeError: the target has no properties.</exception>
    public static GraphValue Property(ExecutionState state, GraphValue target, string key) => target.Kind switch
    {
        GraphValueKind.Null => GraphValue.Null,
        GraphValueKind.Map => target.AsMap()[key],
        GraphValueKind.Node or GraphValueKind.Relationship => EntityAccess.Property(state.Graph, target, key),
        GraphValueKind.Date or GraphValueKind.LocalTime or GraphValueKind.Time or GraphValueKind.LocalDateTime or GraphValueKind.DateTime
            or GraphValueKind.Duration or GraphValueKind.Point => PartOf(target, key),
        _ => throw CypherErrors.Type("PropertyAccessOnNonMap", $"A value of type {target.Kind} has no property '{key}'."),
    };

    private static GraphValue PartOf(GraphValue target, string key) =>
        TemporalAccessors.TryGet(target, key, out var part)
            ? part
            : throw CypherErrors.Type("PropertyAccessOnNonMap", $"A value of type {target.Kind} has no property '{key}'.");

    /// <summary>Null when either is null, and for what is not there.</summary>
    /// <exception cref="CypherException">TypeError: the target has no elements, or the index is of the wrong type for it.</exception>
    public static GraphValue Element(ExecutionState state, GraphValue target, GraphValue index)
    {
        if (target.IsNull)
            return GraphValue.Null;
        switch (target.Kind)
        {
            case GraphValueKind.List:
                if (index.IsNull)
                    return GraphValue.Null;
                if (index.Kind != GraphValueKind.Integer)
                    throw CypherErrors.Type("ListElementAccessByNonInteger", $"A list is indexed by an Integer, not by a {index.Kind}.");
                return At(target.AsList(), index.AsInteger());
            case GraphValueKind.Map or GraphValueKind.Node or GraphValueKind.Relationship:
                if (index.IsNull)
                    return GraphValue.Null;
                if (index.Kind != GraphValueKind.String)
                    throw CypherErrors.Type("MapElementAccessByNonString", $"A {target.Kind} is indexed by a String, not by a {index.Kind}.");
                return Property(state, target, index.AsString());
            default:
                throw CypherErrors.Type("InvalidArgumentType", $"A value of type {target.Kind} has no elements.");
        }
    }

    /// <summary>Negative positions count from the end; null when out of range.</summary>
    private static GraphValue At(IReadOnlyList<GraphValue> list, long index)
    {
        if (index < 0)
            index += list.Count;
        return index >= 0 && index < list.Count ? list[(int)index] : GraphValue.Null;
    }

    /// <summary>Clips to the list; null when the target or a bound is null.</summary>
    public static GraphValue Slice(GraphValue target, GraphValue? from, GraphValue? to)
    {
        if (target.IsNull || from is { IsNull: true } || to is { IsNull: true })
            return GraphValue.Null;
        if (target.Kind != GraphValueKind.List)
            throw CypherErrors.Type("InvalidArgumentType", $"Only a list can be sliced, not a {target.Kind}.");

        var list = target.AsList();
        var start = Bound(from, 0, list.Count);
        var end = Bound(to, list.Count, list.Count);
        if (start >= end)
            return GraphValue.EmptyList;
        var items = new GraphValue[end - start];
        for (var i = start; i < end; i++)
            items[i - start] = list[i];
        return GraphValue.Of(items);
    }

    private static int Bound(GraphValue? bound, int missing, int count)
    {
        if (bound is not { } value)
            return missing;
        if (value.Kind != GraphValueKind.Integer)
            throw CypherErrors.Type("ListElementAccessByNonInteger", $"A slice takes Integer bounds, not a {value.Kind}.");
        var index = value.AsInteger();
        return (int)Math.Clamp(index < 0 ? index + count : index, 0, count);
    }
}
