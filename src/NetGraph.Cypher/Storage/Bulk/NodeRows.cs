using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>Nodes row by row, property by property: for what exists, for short tables, and for rules that look at each change.</summary>
internal sealed class NodeRows(GraphWriter writer, PropertyIndex index, int label, int key, BulkColumn[] columns, BulkCounts counts) : IRowWriter
{
    public void Upsert(GraphValue[] row)
    {
        long node = index.FindFirst(row[0], writer.State);
        if (node >= 0)
        {
            Update(node, row);
            return;
        }

        node = writer.CreateNode([label]);
        writer.SetNodeProperty(node, key, row[0]);
        Join(node, row);
        counts.NodesCreated++;
    }

    /// <summary>Joins a row to a node that exists.</summary>
    public void Update(long node, GraphValue[] row)
    {
        if (Join(node, row))
            counts.NodesUpdated++;
    }

    public void Finish()
    {
        // Every row is in the graph already.
    }

    private bool Join(long node, GraphValue[] row)
    {
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

        return changed;
    }
}
