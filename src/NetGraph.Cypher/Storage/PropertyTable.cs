namespace NetGraph.Cypher.Storage;

/// <summary>The properties of all nodes or of all relationships: one <see cref="PropertyColumn"/> a key.</summary>
internal sealed class PropertyTable
{
    private readonly long _epoch;
    private PropertyColumn?[] _columns;

    public PropertyTable(long epoch)
        : this(epoch, [])
    {
    }

    /// <param name="columns">By property key; owned by the table from now on.</param>
    public PropertyTable(long epoch, PropertyColumn?[] columns)
    {
        _epoch = epoch;
        _columns = columns;
    }

    public int ColumnCount => _columns.Length;

    /// <summary>Reads all columns that are still only stored.</summary>
    public void Load()
    {
        foreach (var column in _columns)
            column?.Load();
    }

    public PropertyTable Fork(long epoch) => new(epoch, Array.ConvertAll(_columns, c => c?.Fork(epoch)));

    public Cell Get(int row, int key) => (uint)key < (uint)_columns.Length && _columns[key] is { } column ? column[row] : default;

    public PropertyColumn? ColumnOrNull(int key) => (uint)key < (uint)_columns.Length ? _columns[key] : null;

    public void Set(int row, int key, Cell cell) => Column(key).Set(row, cell);

    /// <summary>The column for writing, made when missing.</summary>
    public PropertyColumn Column(int key)
    {
        if (key >= _columns.Length)
            Array.Resize(ref _columns, key + 1);
        return _columns[key] ??= new PropertyColumn(_epoch);
    }
}
