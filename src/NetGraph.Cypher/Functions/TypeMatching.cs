using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions;

/// <summary>Whether values are of types, and how types are written.</summary>
internal static class TypeMatching
{
    /// <param name="step">Called once a list element that is looked at.</param>
    public static bool Holds(TypeExpression type, GraphValue value, Action step)
    {
        if (value.IsNull)
            return !type.NotNull;
        switch (type)
        {
            case AnyType:
                return true;
            case KindType t:
                return value.Kind == t.Kind;
            case PropertyValueType:
                return IsStorable(value, step);
            case ListType t:
                return value.Kind == GraphValueKind.List && AllHold(t.Elements, value.AsList(), step);
            case UnionType t:
                foreach (var one in t.Types)
                {
                    if (Holds(one, value, step))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>The type in the manual's own words; what <see cref="Syntax.Parser"/> reads back.</summary>
    public static string Render(TypeExpression type) => type switch
    {
        AnyType => "ANY",
        NothingType => "NOTHING",
        NullType => "NULL",
        PropertyValueType => "PROPERTY VALUE",
        KindType t => ValueTypeNames.Of(t.Kind),
        ListType t => $"LIST<{Render(t.Elements)}>",
        UnionType t => string.Join(" | ", t.Types.Select(one => one is UnionType ? $"ANY<{Render(one)}>" : Render(one))),
        _ => type.GetType().Name,
    } + (type.NotNull && type is not (NothingType or UnionType) ? " NOT NULL" : "");

    private static bool AllHold(TypeExpression type, IReadOnlyList<GraphValue> items, Action step)
    {
        foreach (var item in items)
        {
            step();
            if (!Holds(type, item, step))
                return false;
        }

        return true;
    }

    private static bool IsStorable(GraphValue value, Action step)
    {
        if (value.Kind != GraphValueKind.List)
            return IsStorableKind(value.Kind);

        var items = value.AsList();
        foreach (var item in items)
        {
            step();
            if (!IsStorableKind(item.Kind) || (item.Kind != items[0].Kind && !(item.IsNumber && items[0].IsNumber)))
                return false;
        }

        return true;
    }

    /// <summary>Whether a single value of the kind can be stored, or stand in a stored list.</summary>
    public static bool IsStorableKind(GraphValueKind kind) => kind is not
        (GraphValueKind.Null or GraphValueKind.List or GraphValueKind.Map or GraphValueKind.Node or GraphValueKind.Relationship or GraphValueKind.Path);
}
