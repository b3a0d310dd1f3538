using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>One batch in one transaction.</summary>
/// <param name="finders">By type and identity properties, one a type; may be empty, is filled.</param>
/// <param name="inColumns">Whether new entities may go in columns; the graph is the same either way.</param>
internal sealed class BulkRun(
    GraphWriter writer, Dictionary<string, RelationshipFinder> finders, BulkBuffers buffers, bool inColumns, CancellationToken cancellationToken)
{
    private const int RowsPerCheck = 1024;

    /// <summary>Fewer rows are sooner written one by one.</summary>
    private const int FewestRowsInColumns = 32;

    private readonly HashSet<RelationshipFinder> _attached = [];
    private readonly BulkCounts _counts = new();

    public BulkWriteSummary Summary => _counts.ToSummary();

    public void Upsert(NodeUpsert table)
    {
        var label = writer.InternLabel(table.Label);
        var key = writer.InternKey(table.KeyProperty);
        var index = KeyIndex(label, key);
        var columns = Columns(table.Columns);
        var rows = Writer(table, index, label, key, columns);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            CheckCancelled(i);
            var row = table.Rows[i];
            Require(row, 1 + columns.Length, table.Label);
            if (row[0].IsNull)
                throw new ArgumentException($"A {table.Label} row has no {table.KeyProperty}.", nameof(table));
            rows.Upsert(row);
        }

        rows.Finish();
    }

    public void Upsert(RelationshipUpsert table)
    {
        var type = writer.InternType(table.Type);
        var identityKeys = table.IdentityProperties.Select(writer.InternKey).ToArray();
        var finder = Finder(type, identityKeys, table.Rows.Count);
        var start = new EndFinder(table.Start, KeyIndex(table.Start), writer.State, buffers.Texts(table.Rows.Count));
        var endIndex = KeyIndex(table.End);
        var end = table.End == table.Start ? start : new EndFinder(table.End, endIndex, writer.State, buffers.Texts(table.Rows.Count));
        var columns = Columns(table.Columns);
        var target = new RelationshipTarget(writer, finder, start, end, Cells(table.Rows.Count), type, identityKeys, columns, _counts);
        IRowWriter rows = inColumns && table.Rows.Count >= FewestRowsInColumns && RelationshipColumns.CanTake(writer.State, type, identityKeys, columns)
            ? new RelationshipColumns(target, buffers, table.Rows.Count)
            : new RelationshipRows(target);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            CheckCancelled(i);
            var row = table.Rows[i];
            Require(row, 2 + identityKeys.Length + columns.Length, table.Type);
            rows.Upsert(row);
        }

        rows.Finish();
    }

    private IRowWriter Writer(NodeUpsert table, PropertyIndex index, int label, int key, BulkColumn[] columns) =>
        inColumns && table.Rows.Count >= FewestRowsInColumns && NodeColumns.CanTake(writer.State, label, key, columns)
            ? new NodeColumns(writer, index, buffers, Cells(table.Rows.Count), label, key, columns, table.Rows.Count, _counts)
            : new NodeRows(writer, index, label, key, columns, _counts);

    private CellMaker Cells(int rows) => new(writer.State.Names.Pool, buffers.Texts(rows));

    private PropertyIndex KeyIndex(NodeReferenceShape shape) => KeyIndex(writer.InternLabel(shape.Label), writer.InternKey(shape.KeyProperty));

    /// <summary>Upserts rest on a unique key; one that was not asked for by the schema is made here.</summary>
    private PropertyIndex KeyIndex(int label, int key)
    {
        writer.CreateIndex(label, key, unique: true);
        return writer.State.FindIndex(label, key)!; // just made
    }

    private RelationshipFinder Finder(int type, int[] identityKeys, int rows)
    {
        var prefix = $"{type}:";
        var name = prefix + string.Join(',', identityKeys);
        foreach (var other in finders.Keys.Where(k => k != name && k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            finders.Remove(other); // it will not be told of what this table makes

        if (!finders.TryGetValue(name, out var finder))
            finders[name] = finder = new RelationshipFinder(type, identityKeys);
        if (_attached.Add(finder))
            finder.Attach(writer, rows);
        return finder;
    }

    private BulkColumn[] Columns(IReadOnlyList<UpsertColumn> columns) => [.. columns.Select(c => new BulkColumn(writer.InternKey(c.Property), c.Rule))];

    private void CheckCancelled(int row)
    {
        if (row % RowsPerCheck == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    private static void Require(GraphValue[] row, int length, string table)
    {
        if (row.Length != length)
            throw new ArgumentException($"A {table} row has {row.Length} values, not {length}.", nameof(row));
    }
}
