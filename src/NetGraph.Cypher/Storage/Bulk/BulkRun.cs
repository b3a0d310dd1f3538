using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>One batch in one transaction.</summary>
/// <param name="finders">By type and identity properties; may be empty, is filled.</param>
internal sealed class BulkRun(GraphWriter writer, Dictionary<string, RelationshipFinder> finders, CancellationToken cancellationToken)
{
    private const int RowsPerCheck = 1024;

    private readonly HashSet<RelationshipFinder> _attached = [];
    private long _nodesCreated;
    private long _nodesUpdated;
    private long _relationshipsCreated;
    private long _relationshipsUpdated;

    public BulkWriteSummary Summary => new(_nodesCreated, _nodesUpdated, _relationshipsCreated, _relationshipsUpdated);

    public void Upsert(NodeUpsert table)
    {
        var label = writer.InternLabel(table.Label);
        var key = writer.InternKey(table.KeyProperty);
        var index = KeyIndex(label, key);
        var columns = Columns(table.Columns);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            CheckCancelled(i);
            var row = table.Rows[i];
            Require(row, 1 + columns.Length, table.Label);
            if (row[0].IsNull)
                throw new ArgumentException($"A {table.Label} row has no {table.KeyProperty}.", nameof(table));
            UpsertNode(index, label, key, columns, row);
        }
    }

    public void Upsert(RelationshipUpsert table)
    {
        var type = writer.InternType(table.Type);
        var identityKeys = table.IdentityProperties.Select(writer.InternKey).ToArray();
        var finder = Finder(type, identityKeys);
        var start = new EndLookup(table.Start, KeyIndex(table.Start));
        var end = new EndLookup(table.End, KeyIndex(table.End));
        var columns = Columns(table.Columns);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            CheckCancelled(i);
            var row = table.Rows[i];
            Require(row, 2 + identityKeys.Length + columns.Length, table.Type);
            UpsertRelationship(finder, type, start.Find(row[0], writer), end.Find(row[1], writer), identityKeys, columns, row);
        }
    }

    private void UpsertNode(PropertyIndex index, int label, int key, Column[] columns, GraphValue[] row)
    {
        long node = index.FindFirst(row[0], writer.State);
        var isNew = node < 0;
        if (isNew)
        {
            node = writer.CreateNode([label]);
            writer.SetNodeProperty(node, key, row[0]);
            _nodesCreated++;
        }

        var changed = false;
        for (var i = 0; i < columns.Length; i++)
        {
            var incoming = row[1 + i];
            if (incoming.IsNull)
                continue;
            var column = columns[i];
            var joined = UpsertRules.Join(column.Rule, writer.NodeProperty(node, column.Key), incoming);
            changed |= writer.SetNodeProperty(node, column.Key, joined);
        }

        if (changed && !isNew)
            _nodesUpdated++;
    }

    private void UpsertRelationship(RelationshipFinder finder, int type, long start, long end, int[] identityKeys, Column[] columns, GraphValue[] row)
    {
        var identity = row.AsSpan(2, identityKeys.Length);
        var relationship = finder.Find(start, end, identity);
        var isNew = relationship < 0;
        if (isNew)
        {
            relationship = writer.CreateRelationship(type, start, end);
            for (var i = 0; i < identityKeys.Length; i++)
            {
                if (!identity[i].IsNull)
                    writer.SetRelationshipProperty(relationship, identityKeys[i], identity[i]);
            }

            finder.Add(relationship, start, end, identity);
            _relationshipsCreated++;
        }

        var changed = false;
        for (var i = 0; i < columns.Length; i++)
        {
            var incoming = row[2 + identityKeys.Length + i];
            if (incoming.IsNull)
                continue;
            var column = columns[i];
            var stored = isNew ? default : writer.RelationshipProperty(relationship, column.Key);
            changed |= writer.SetRelationshipProperty(relationship, column.Key, UpsertRules.Join(column.Rule, stored, incoming));
        }

        if (changed && !isNew)
            _relationshipsUpdated++;
    }

    private PropertyIndex KeyIndex(NodeReferenceShape shape) => KeyIndex(writer.InternLabel(shape.Label), writer.InternKey(shape.KeyProperty));

    /// <summary>Upserts rest on a unique key; one that was not asked for by the schema is made here.</summary>
    private PropertyIndex KeyIndex(int label, int key)
    {
        writer.CreateIndex(label, key, unique: true);
        return writer.State.FindIndex(label, key)!; // just made
    }

    private RelationshipFinder Finder(int type, int[] identityKeys)
    {
        var name = $"{type}:{string.Join(',', identityKeys)}";
        if (!finders.TryGetValue(name, out var finder))
            finders[name] = finder = new RelationshipFinder(type, identityKeys);
        if (_attached.Add(finder))
            finder.Attach(writer);
        return finder;
    }

    private Column[] Columns(IReadOnlyList<UpsertColumn> columns) => [.. columns.Select(c => new Column(writer.InternKey(c.Property), c.Rule))];

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

    private readonly record struct Column(int Key, UpsertRule Rule);

    /// <summary>Finds the node at one end; rows with the same end often follow one another.</summary>
    private sealed class EndLookup(NodeReferenceShape shape, PropertyIndex index)
    {
        private GraphValue _lastKey;
        private int _lastNode = -1;

        public int Find(GraphValue key, GraphWriter writer)
        {
            if (_lastNode >= 0 && GraphEquivalence.Instance.Equals(key, _lastKey))
                return _lastNode;

            var node = key.IsNull ? -1 : index.FindFirst(key, writer.State);
            if (node < 0)
                throw new GraphStoreException($"There is no {shape.Label} with {shape.KeyProperty} {key} to join a relationship to.");
            _lastKey = key;
            _lastNode = node;
            return node;
        }
    }
}
