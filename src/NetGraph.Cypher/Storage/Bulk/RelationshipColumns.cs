using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Relationships whose new ones are linked at once, their properties gathered in columns and given to the graph many at a time.
/// The graph is the same as after <see cref="RelationshipRows"/>.
/// </summary>
/// <param name="rows">Rows to expect.</param>
internal sealed class RelationshipColumns(RelationshipTarget target, BulkBuffers buffers, int rows) : IRowWriter
{
    private readonly Cell[] _identity = new Cell[target.IdentityKeys.Length];
    private readonly RowBuffer _buffer = new(buffers, target.Cells, target.IdentityKeys, target.Columns, rows);
    private readonly RelationshipRows _existing = new(target);

    /// <summary>Whether the type allows it: no rule looks at single changes.</summary>
    public static bool CanTake(GraphState state, int type, int[] identityKeys, BulkColumn[] columns) =>
        RowBuffer.Fits(identityKeys, columns)
        && state.Schema.RelationshipChecks.All(c => c.Shape.Token != type)
        && state.RelationshipIndexes.All(i => !i.Unique || i.Token != type);

    public void Upsert(GraphValue[] row)
    {
        var start = target.Start.Find(row[0]);
        var end = target.End.Find(row[1]);
        target.CopyIdentity(row, _identity);
        var relationship = target.Finder.Find(start, end, _identity);
        if (relationship < 0)
            Create(start, end, row);
        else
            Join(relationship, row);
    }

    public void Finish()
    {
        if (_buffer.IsEmpty)
            return;
        target.Finder.Await(null);
        target.Writer.AppendRelationships(target.Type, _buffer.Rows);
        _buffer.Clear();
    }

    private void Create(int start, int end, GraphValue[] row)
    {
        var relationship = target.Writer.BeginRelationship(target.Type, start, end);
        var waiting = _buffer.Rows;
        if (waiting.Count == 0)
        {
            waiting.First = relationship;
            target.Finder.Await(waiting);
        }

        waiting.Starts[waiting.Count] = start;
        waiting.Ends[waiting.Count] = end;
        for (var i = 0; i < _identity.Length; i++)
            waiting.Set(waiting.Count, i, _identity[i]);
        _buffer.Add(row, target.FirstColumn);
        target.Finder.Add(relationship);
        target.Counts.RelationshipsCreated++;
        if (_buffer.IsFull)
            Finish();
    }

    private void Join(int relationship, GraphValue[] row)
    {
        if (!_buffer.IsEmpty && relationship >= _buffer.Rows.First)
        {
            if (_buffer.TryJoin(relationship - _buffer.Rows.First, row, target.FirstColumn, out var changed))
            {
                target.Counts.RelationshipsUpdated += changed ? 1 : 0;
                return;
            }

            Finish();
        }

        _existing.Update(relationship, row);
    }
}
