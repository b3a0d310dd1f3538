using System.Globalization;

namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>What a variable of a random statement holds.</summary>
internal enum FuzzKind
{
    Node,
    Relationship,
    Path,
    Value,
}

/// <summary>The names a random statement may use at a place.</summary>
internal sealed class FuzzScope
{
    private readonly List<(string Name, FuzzKind Kind)> _names = [];
    private int _serial;

    public bool HasAny => _names.Count > 0;

    public void Clear()
    {
        _names.Clear();
        _serial = 0;
    }

    public int Serial() => _serial++;

    /// <summary>A fresh name that is not in scope yet.</summary>
    public string NameFor(FuzzKind kind) => string.Create(CultureInfo.InvariantCulture, $"{"nrpv"[(int)kind]}{Serial()}");

    public string Add(FuzzKind kind)
    {
        var name = NameFor(kind);
        _names.Add((name, kind));
        return name;
    }

    public void Push(string name, FuzzKind kind) => _names.Add((name, kind));

    public (string Name, FuzzKind Kind)[] Snapshot() => [.. _names];

    public void Restore((string Name, FuzzKind Kind)[] names) => Replace(names);

    public void Replace(IReadOnlyCollection<(string Name, FuzzKind Kind)> names)
    {
        _names.Clear();
        _names.AddRange(names);
    }

    /// <summary>A name in scope, of one of some kinds; null when there is none.</summary>
    public (string Name, FuzzKind Kind)? Any(Random random, params ReadOnlySpan<FuzzKind> kinds)
    {
        if (_names.Count == 0)
            return null;
        var start = random.Next(_names.Count);
        for (var i = 0; i < _names.Count; i++)
        {
            var candidate = _names[(start + i) % _names.Count];
            if (kinds.Length == 0 || kinds.Contains(candidate.Kind))
                return candidate;
        }

        return null;
    }
}
