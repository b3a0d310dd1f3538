using NetGraph.PropertyGraph;

namespace NetGraph.Core.Mapping;

/// <summary>Rows of one label under way to a <see cref="NodeUpsert"/>; the first row of a key stands.</summary>
internal sealed class NodeTable(string label, params UpsertColumn[] columns)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<GraphValue[]> _rows = [];

    /// <summary>Adds <c>[key, …columns]</c>; false when the key is there already.</summary>
    public bool Add(string key, params ReadOnlySpan<GraphValue> values)
    {
        if (!_keys.Add(key))
            return false;

        _rows.Add([GraphValue.Of(key), .. values]);
        return true;
    }

    public bool Contains(string key) => _keys.Contains(key);

    public NodeUpsert ToUpsert() => new(label, GraphSchema.Properties.Key, columns, _rows);
}

/// <summary>Rows of one relationship type under way to a <see cref="RelationshipUpsert"/>.</summary>
internal sealed class RelationshipTable(string type, string startLabel, string endLabel, params UpsertColumn[] columns)
{
    private readonly List<GraphValue[]> _rows = [];

    /// <summary>Properties that tell one relationship between two nodes from another.</summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    public int Count => _rows.Count;

    /// <summary>Adds <c>[start key, end key, …identity, …columns]</c>.</summary>
    public void Add(string start, string end, params ReadOnlySpan<GraphValue> values) => _rows.Add([GraphValue.Of(start), GraphValue.Of(end), .. values]);

    public RelationshipUpsert ToUpsert() => new(type, GraphSchema.KeyOf(startLabel), GraphSchema.KeyOf(endLabel), Identity, columns, _rows);
}
