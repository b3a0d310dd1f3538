using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>Nodes whose new ones are gathered in columns and given to the graph many at a time. The graph is the same as after <see cref="NodeRows"/>.</summary>
internal sealed class NodeColumns(
    GraphWriter writer, PropertyIndex index, BulkBuffers buffers, CellMaker cells, int label, int key, BulkColumn[] columns, int rows, BulkCounts counts) : IRowWriter
{
    private readonly RowBuffer _buffer = new(buffers, cells, [key], columns, rows);
    private readonly NodeRows _existing = new(writer, index, label, key, columns, counts);

    /// <summary>Whether the label allows it: no rule but the key looks at single changes.</summary>
    public static bool CanTake(GraphState state, int label, int key, BulkColumn[] columns) =>
        RowBuffer.Fits([key], columns)
        && state.Schema.NodeChecks.All(c => c.Shape.Token != label)
        && state.Indexes.All(i => !i.Unique || i.Token != label || i.Shape.Keys is [var only] && only == key);

    public void Upsert(GraphValue[] row)
    {
        var node = index.FindFirst(row[0], writer.State);
        if (node < 0)
        {
            Create(row);
            return;
        }

        if (!_buffer.IsEmpty && node >= _buffer.Rows.First)
        {
            if (_buffer.TryJoin(node - _buffer.Rows.First, row, 1, out var changed))
            {
                counts.NodesUpdated += changed ? 1 : 0;
                return;
            }

            Finish();
        }

        _existing.Update(node, row);
    }

    public void Finish()
    {
        if (_buffer.IsEmpty)
            return;
        writer.AppendNodes(label, _buffer.Rows, held: index);
        _buffer.Clear();
    }

    private void Create(GraphValue[] row)
    {
        var cell = cells.Make(row[0]);
        var node = writer.BeginNode(label);
        writer.SetAhead(node, key, cell, index);
        var waiting = _buffer.Rows;
        if (waiting.Count == 0)
            waiting.First = node;
        waiting.Set(waiting.Count, 0, cell);
        _buffer.Add(row, 1);
        counts.NodesCreated++;
        if (_buffer.IsFull)
            Finish();
    }
}
