using System.Globalization;
using NetGraph.Cypher.Execution.Expressions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Operators;

/// <summary>The ids a row asks for: <c>id(x) = value</c>, or <c>IN</c> a list, each once. Values that cannot be an id want nothing.</summary>
/// <param name="prefix">What element ids of the kind begin with; null when the values are numbers.</param>
internal sealed class WantedIds(ExecutionState state, Evaluator value, string? prefix, bool isList)
{
    private readonly List<long> _ids = [];
    private int _next;

    public void Clear()
    {
        _ids.Clear();
        _next = 0;
    }

    /// <summary>The next id that the input's row wants, or those after it; false when there are no more rows.</summary>
    /// <exception cref="CypherException">TypeError: IN over something else than a list.</exception>
    public bool TryNext(Operator input, out long id)
    {
        while (true)
        {
            state.Step();
            if (_next < _ids.Count)
            {
                id = _ids[_next++];
                return true;
            }

            if (!input.MoveNext())
            {
                id = -1;
                return false;
            }

            Read();
        }
    }

    /// <summary>Computes the value on the current row.</summary>
    private void Read()
    {
        Clear();
        var found = value.Evaluate(state);
        if (found.IsNull)
            return;
        if (!isList)
        {
            Add(found);
            return;
        }

        if (found.Kind != GraphValueKind.List)
            throw CypherErrors.Type("InvalidArgumentType", $"IN expects a List on its right, but found a {found.Kind}.");
        var seen = new HashSet<long>();
        foreach (var item in found.AsList())
        {
            state.Step();
            Add(item);
            if (_ids.Count > seen.Count && !seen.Add(_ids[^1]))
                _ids.RemoveAt(_ids.Count - 1);
        }
    }

    private void Add(GraphValue wanted)
    {
        switch (wanted.Kind)
        {
            case GraphValueKind.Integer when prefix is null && wanted.AsInteger() >= 0:
                _ids.Add(wanted.AsInteger());
                break;
            case GraphValueKind.Float when prefix is null && wanted.AsFloat() is >= 0 and < 1L << 53 and var number && Math.Floor(number) == number:
                _ids.Add((long)number);
                break;
            case GraphValueKind.String when prefix is not null && TryParse(wanted.AsString(), out var id):
                _ids.Add(id);
                break;
        }
    }

    /// <summary>Only what <c>elementId()</c> itself would write: no sign, no leading zeros.</summary>
    private bool TryParse(string text, out long id)
    {
        id = -1;
        return text.StartsWith(prefix!, StringComparison.Ordinal) // asked for only with a prefix
            && long.TryParse(text.AsSpan(prefix!.Length), NumberStyles.None, CultureInfo.InvariantCulture, out id)
            && (text.Length == prefix.Length + 1 || text[prefix.Length] != '0');
    }
}
