using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>
/// The map of settings a procedure takes. Each setting is read once, by name, with its type and default; what nobody asked for is
/// refused at the end, so a misspelt setting never passes in silence. A setting that is null counts as left out.
/// </summary>
internal sealed class ProcedureConfig(string procedure, GraphMap map)
{
    private readonly List<string> _known = [];

    /// <summary>A whole number within bounds, both included.</summary>
    public long Integer(string key, long whenAbsent, long min = long.MinValue, long max = long.MaxValue)
    {
        var value = Read(key);
        if (value.IsNull)
            return whenAbsent;
        if (value.Kind != GraphValueKind.Integer)
            throw Wrong(key, "an INTEGER", value);
        return value.AsInteger() is var number && number >= min && number <= max ? number : throw OutOfRange(key, value, Range(min, max));
    }

    /// <summary>The same, for counts that index arrays.</summary>
    public int Count(string key, int whenAbsent, int min = 0) => (int)Integer(key, whenAbsent, min, int.MaxValue);

    /// <summary>A number within bounds, both included.</summary>
    public double Number(string key, double whenAbsent, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        var value = Read(key);
        if (value.IsNull)
            return whenAbsent;
        if (!value.IsNumber)
            throw Wrong(key, "a number", value);
        return value.AsNumber() is var number && number >= min && number <= max ? number : throw OutOfRange(key, value, $"from {min} to {max}");
    }

    public bool Flag(string key, bool whenAbsent)
    {
        var value = Read(key);
        if (value.IsNull)
            return whenAbsent;
        return value.Kind == GraphValueKind.Boolean ? value.AsBoolean() : throw Wrong(key, "a BOOLEAN", value);
    }

    /// <summary>Null when it is absent.</summary>
    public string? Text(string key)
    {
        var value = Read(key);
        if (value.IsNull)
            return null;
        return value.Kind == GraphValueKind.String ? value.AsString() : throw Wrong(key, "a STRING", value);
    }

    /// <summary>One of a few words, in any case.</summary>
    public string Choice(string key, string whenAbsent, params ReadOnlySpan<string> words)
    {
        if (Text(key) is not { } text)
            return whenAbsent;
        foreach (var word in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return word;
        }

        var near = Spelling.Nearest(text, words.ToArray());
        throw CypherErrors.ProcedureFailed(
            $"'{key}' of {procedure} must be one of {string.Join(", ", words!)}: found '{text}'.", near is null ? null : $"did you mean '{near}'?");
    }

    /// <summary>A list of strings or one string; null when it is absent or holds <c>*</c>, which means all.</summary>
    public IReadOnlyList<string>? Names(string key)
    {
        var value = Read(key);
        if (value.IsNull)
            return null;
        if (value.Kind == GraphValueKind.String)
            return value.AsString() == "*" ? null : [value.AsString()];
        if (value.Kind != GraphValueKind.List || value.AsList().Any(item => item.Kind != GraphValueKind.String))
            throw Wrong(key, "a LIST<STRING>", value);
        var names = value.AsList().Select(item => item.AsString()).Distinct(StringComparer.Ordinal).ToList();
        return names.Contains("*", StringComparer.Ordinal) ? null : names;
    }

    /// <summary>A node, an id of one, or a list of those; empty when it is absent.</summary>
    public IReadOnlyList<long> Nodes(string key)
    {
        var value = Read(key);
        return value.Kind switch
        {
            GraphValueKind.Null => [],
            GraphValueKind.List => [.. value.AsList().Select(item => NodeId(key, item))],
            _ => [NodeId(key, value)],
        };
    }

    /// <summary>A node or its id, which must be given.</summary>
    public long Node(string key)
    {
        var value = Read(key);
        return value.IsNull ? throw CypherErrors.ProcedureFailed($"{procedure} needs '{key}': a node.") : NodeId(key, value);
    }

    /// <summary>The value as it stands; null when absent.</summary>
    public GraphValue Read(string key)
    {
        _known.Add(key);
        return map[key];
    }

    /// <summary>Settings that mean something elsewhere and nothing here: accepted in silence.</summary>
    public void Ignore(params ReadOnlySpan<string> keys) => _known.AddRange(keys);

    /// <exception cref="CypherException">The map holds a setting that was never read.</exception>
    public void RequireNoOther()
    {
        foreach (var key in map.Keys)
        {
            if (_known.Contains(key, StringComparer.Ordinal))
                continue;
            var near = Spelling.Nearest(key, _known);
            throw CypherErrors.ProcedureFailed(
                $"{procedure} has no setting '{key}': expected {string.Join(", ", _known.Order(StringComparer.Ordinal))}.",
                near is null ? null : $"did you mean '{near}'?");
        }
    }

    private long NodeId(string key, GraphValue value) => value.Kind switch
    {
        GraphValueKind.Node => value.EntityId,
        GraphValueKind.Integer => value.AsInteger(),
        _ => throw Wrong(key, "a NODE or the id of one, or a list of those", value),
    };

    private static string Range(long min, long max) => max is long.MaxValue or int.MaxValue ? $"at least {min}" : $"from {min} to {max}";

    private CypherException Wrong(string key, string wanted, GraphValue found) =>
        CypherErrors.ProcedureFailed($"'{key}' of {procedure} must be {wanted}: found {ValueTypeNames.Of(found)}.");

    private CypherException OutOfRange(string key, GraphValue found, string wanted) =>
        CypherErrors.ProcedureFailed($"'{key}' of {procedure} must be {wanted}: found {found}.");
}
