using NetGraph.Import.Observations;

namespace NetGraph.Import;

/// <summary>
/// The diagnostics of one input: the first place of each code is kept and later ones only raise its count, so a file of a
/// million bad records costs one entry. Entries come out in the order in which their codes first occurred.
/// </summary>
/// <param name="source">Name of the file as the user gave it.</param>
/// <param name="limit">Most codes kept (<see cref="ImportOptions.MaxDiagnostics"/>); further codes are only counted together.</param>
internal sealed class DiagnosticLog(string source, int limit)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<ImportDiagnostic> _entries = [];
    private long _dropped;

    /// <summary>Notes one occurrence. Build the message only when <see cref="IsNew"/> says so if that costs something.</summary>
    public void Add(PositionUnit unit, long position, string code, string message)
    {
        if (_places.TryGetValue(code, out var place))
        {
            _entries[place] = _entries[place] with { Count = _entries[place].Count + 1 };
            return;
        }

        if (_entries.Count >= limit)
        {
            _dropped++;
            return;
        }

        _places.Add(code, _entries.Count);
        _entries.Add(new ImportDiagnostic(source, unit, position, code, message));
    }

    /// <summary>Whether the code has not occurred yet.</summary>
    public bool IsNew(string code) => !_places.ContainsKey(code);

    /// <summary>Everything noted so far; a last entry <c>more-diagnostics</c> says when some were only counted.</summary>
    public IReadOnlyList<ImportDiagnostic> ToList() => _dropped == 0
        ? [.. _entries]
        : [.. _entries, new ImportDiagnostic(source, PositionUnit.File, 0, "more-diagnostics", $"Further kinds of trouble were only counted: the limit of {limit} is reached.", _dropped)];
}
