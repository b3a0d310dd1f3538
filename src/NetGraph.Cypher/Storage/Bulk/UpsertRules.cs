using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>How a value of a bulk row joins the value stored; see <see cref="UpsertRule"/>.</summary>
internal static class UpsertRules
{
    /// <param name="stored">Null when nothing is stored.</param>
    /// <param name="incoming">Null changes nothing.</param>
    /// <exception cref="CypherException">Two values that cannot be added, or a sum beyond 64 bits.</exception>
    public static GraphValue Join(UpsertRule rule, GraphValue stored, GraphValue incoming)
    {
        if (incoming.IsNull)
            return stored;
        if (rule == UpsertRule.Union)
            return Union(stored, incoming);
        if (stored.IsNull)
            return incoming;

        return rule switch
        {
            UpsertRule.SetIfAbsent => stored,
            UpsertRule.Add => Add(stored, incoming),
            UpsertRule.Min => GraphOrdering.Instance.Compare(incoming, stored) < 0 ? incoming : stored,
            UpsertRule.Max => GraphOrdering.Instance.Compare(incoming, stored) > 0 ? incoming : stored,
            _ => incoming,
        };
    }

    private static GraphValue Add(GraphValue stored, GraphValue incoming)
    {
        if (!stored.IsNumber || !incoming.IsNumber)
            throw CypherErrors.Type("InvalidArgumentType", $"Expected two numbers to add, found {stored} and {incoming}.");
        if (stored.Kind == GraphValueKind.Float || incoming.Kind == GraphValueKind.Float)
            return stored.AsNumber() + incoming.AsNumber();

        try
        {
            return checked(stored.AsInteger() + incoming.AsInteger());
        }
        catch (OverflowException)
        {
            throw CypherErrors.Arithmetic("IntegerOverflow", $"The sum of {stored} and {incoming} does not fit 64 bits.");
        }
    }

    private static GraphValue Union(GraphValue stored, GraphValue incoming)
    {
        var known = new HashSet<GraphValue>(GraphEquivalence.Instance);
        var items = new List<GraphValue>();
        foreach (var item in Items(stored).Concat(Items(incoming)))
        {
            if (!item.IsNull && known.Add(item))
                items.Add(item);
        }

        items.Sort(GraphOrdering.Instance);
        return GraphValue.Of(items.ToArray());
    }

    private static IReadOnlyList<GraphValue> Items(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Null => [],
        GraphValueKind.List => value.AsList(),
        _ => [value],
    };
}
