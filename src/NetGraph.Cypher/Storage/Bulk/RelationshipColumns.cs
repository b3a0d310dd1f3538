using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Relationships whose new ones are linked at once, their properties gathered in columns and given to the graph many at a time.
/// The graph is the same as after <see cref="RelationshipRows"/>.
/// </summary>
/// <remarks>
/// Rows are taken a few dozen at a time: what each will touch (its place in the finder, the lists of its ends) is read for all of
/// them first, so that the processor waits for memory once and not row by row.
/// </remarks>
/// <param name="rows">Rows to expect.</param>
internal sealed class RelationshipColumns(RelationshipTarget target, BulkBuffers buffers, int rows) : IRowWriter
{
    private const int Together = 64;

    private readonly Cell[] _identities = new Cell[Together * target.IdentityKeys.Length];
    private readonly GraphValue[][] _rows = new GraphValue[Together][];
    private readonly int[] _starts = new int[Together];
    private readonly int[] _ends = new int[Together];
    private readonly uint[] _hashes = new uint[Together];
    private int _taken;
    private int _readAhead;
    private readonly RowBuffer _buffer = new(buffers, target.Cells, target.IdentityKeys, target.Columns, rows);
    private readonly RelationshipRows _existing = new(target);

    /// <summary>Whether the type allows it: no rule looks at single changes.</summary>
    public static bool CanTake(GraphState state, int type, int[] identityKeys, BulkColumn[] columns) =>
        RowBuffer.Fits(identityKeys, columns)
        && state.Schema.RelationshipChecks.All(c => c.Shape.Token != type)
        && state.RelationshipIndexes.All(i => !i.Unique || i.Token != type);

    public void Upsert(GraphValue[] row)
    {
        var place = _taken++;
        _rows[place] = row;
        _starts[place] = target.Start.Find(row[0]);
        _ends[place] = target.End.Find(row[1]);
        target.CopyIdentity(row, Identity(place));
        if (_taken == Together)
            UpsertTaken();
    }

    public void Finish()
    {
        UpsertTaken();
        Append();
    }

    private Span<Cell> Identity(int place) => _identities.AsSpan(place * target.IdentityKeys.Length, target.IdentityKeys.Length);

    private void UpsertTaken()
    {
        for (var place = 0; place < _taken; place++)
        {
            _readAhead += target.Finder.ReadAhead(_starts[place], _ends[place], Identity(place), out _hashes[place])
                + target.Writer.ReadListsAhead(target.Type, _starts[place], _ends[place]);
        }

        for (var place = 0; place < _taken; place++)
        {
            var relationship = target.Finder.Find(_starts[place], _ends[place], Identity(place), _hashes[place]);
            if (relationship < 0)
                Create(place);
            else
                Join(relationship, _rows[place]);
        }

        _taken = 0;
    }

    private void Append()
    {
        if (_buffer.IsEmpty)
            return;
        target.Finder.Await(null);
        target.Writer.AppendRelationships(target.Type, _buffer.Rows);
        _buffer.Clear();
    }

    private void Create(int place)
    {
        var (start, end) = (_starts[place], _ends[place]);
        var identity = Identity(place);
        var relationship = target.Writer.BeginRelationship(target.Type, start, end);
        var waiting = _buffer.Rows;
        if (waiting.Count == 0)
        {
            waiting.First = relationship;
            target.Finder.Await(waiting);
        }

        waiting.Starts[waiting.Count] = start;
        waiting.Ends[waiting.Count] = end;
        for (var i = 0; i < identity.Length; i++)
            waiting.Set(waiting.Count, i, identity[i]);
        _buffer.Add(_rows[place], target.FirstColumn);
        target.Finder.Add(relationship);
        target.Counts.RelationshipsCreated++;
        if (_buffer.IsFull)
            Append();
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

            Append();
        }

        _existing.Update(relationship, row);
    }
}
