namespace NetGraph.Cypher.Storage;

/// <summary>
/// Interned short sequences of ids: the label sets of nodes (sorted) and the shapes of entities (property keys in the order
/// they were first set). Id 0 is the empty sequence. Sequences are only ever added, by the one writer.
/// </summary>
internal sealed class SequenceTable
{
    private readonly AppendOnlyList<int[]> _sequences = new();
    private readonly Dictionary<(int Sequence, int Item), int> _appended = [];
    private readonly Dictionary<int[], int> _ids = new(SequenceComparer.Instance);

    public SequenceTable() => Intern([]);

    public int Count => _sequences.Count;

    public int[] this[int id] => _sequences[id];

    /// <summary>The sequence with the item at its end.</summary>
    public int Append(int sequence, int item)
    {
        if (_appended.TryGetValue((sequence, item), out var known))
            return known;

        var id = Intern([.. _sequences[sequence], item]);
        _appended[(sequence, item)] = id;
        return id;
    }

    /// <summary>The sequence without the item.</summary>
    public int Remove(int sequence, int item) => Intern([.. _sequences[sequence].Where(i => i != item)]);

    /// <summary>The set with the item in ascending place.</summary>
    public int Insert(int sequence, int item) => Intern([.. _sequences[sequence].Append(item).Order()]);

    /// <summary>The array must not change afterwards.</summary>
    public int Intern(int[] sequence)
    {
        if (_ids.TryGetValue(sequence, out var known))
            return known;

        var id = _sequences.Add(sequence);
        _ids[sequence] = id;
        return id;
    }

    private sealed class SequenceComparer : IEqualityComparer<int[]>
    {
        public static SequenceComparer Instance { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            foreach (var item in obj)
                hash.Add(item);
            return hash.ToHashCode();
        }
    }
}
