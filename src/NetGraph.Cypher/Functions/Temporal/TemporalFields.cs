using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Functions.Temporal;

/// <summary>The map argument of a temporal function with typed, range-checked access.</summary>
internal sealed class TemporalFields(string function, GraphMap map)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter",
        "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
        "date", "time", "datetime", "timezone", "epochSeconds", "epochMillis",
    };

    public bool Has(string name) => map.ContainsKey(name);

    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (map.ContainsKey(name))
                return true;
        }

        return false;
    }

    public bool IsOnly(string name) => map.Count == 1 && map.ContainsKey(name);

    /// <exception cref="CypherException">ArgumentError for the first unknown key.</exception>
    public void RequireKnown()
    {
        foreach (var key in map.Keys)
        {
            if (!Known.Contains(key))
                throw Wrong($"has no field '{key}'");
        }
    }

    /// <summary>An integer within the bounds, or null when the map lacks it.</summary>
    public long? Integer(string name, long least = long.MinValue, long most = long.MaxValue)
    {
        if (!map.TryGetValue(name, out var value))
            return null;
        if (value.Kind != GraphValueKind.Integer)
            throw Wrong($"needs an integer for '{name}', not {value}");
        return value.AsInteger() >= least && value.AsInteger() <= most
            ? value.AsInteger()
            : throw CypherErrors.Argument("NumberOutOfRange", $"{function}() needs '{name}' between {least} and {most}, not {value}.");
    }

    public TemporalZone? Zone()
    {
        if (!map.TryGetValue("timezone", out var value))
            return null;
        return value.Kind == GraphValueKind.String ? TemporalZone.Parse(value.AsString()) : throw Wrong($"needs a string for 'timezone', not {value}");
    }

    /// <summary>The temporal value under a key, or null when the map lacks it.</summary>
    public TemporalParts? Source(string name)
    {
        if (!map.TryGetValue(name, out var value))
            return null;
        return ValueTypes.Temporal.Holds(value) ? TemporalParts.Of(value) : throw Wrong($"needs a temporal value for '{name}', not {value}");
    }

    public CypherException Wrong(string what) => CypherErrors.Argument("InvalidArgumentValue", $"{function}() {what}.");
}
