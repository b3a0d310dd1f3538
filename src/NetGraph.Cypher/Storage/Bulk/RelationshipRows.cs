using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>A table of relationships being applied: what both ways of doing it need.</summary>
/// <param name="IdentityKeys">Properties behind the two ends of a row.</param>
/// <param name="Columns">The properties behind them.</param>
internal sealed record RelationshipTarget(
    GraphWriter Writer, RelationshipFinder Finder, EndFinder Start, EndFinder End, CellMaker Cells, int Type, int[] IdentityKeys, BulkColumn[] Columns, BulkCounts Counts)
{
    /// <summary>Where the columns begin in a row.</summary>
    public int FirstColumn => 2 + IdentityKeys.Length;

    /// <summary>Turns the identity values of a row into cells.</summary>
    public void CopyIdentity(GraphValue[] row, Span<Cell> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = Cells.Make(row[2 + i]);
    }
}

/// <summary>Relationships row by row, property by property: for what exists, for short tables, and for rules that look at each change.</summary>
internal sealed class RelationshipRows(RelationshipTarget target) : IRowWriter
{
    private readonly Cell[] _identity = new Cell[target.IdentityKeys.Length];

    public void Upsert(GraphValue[] row)
    {
        var start = target.Start.Find(row[0]);
        var end = target.End.Find(row[1]);
        target.CopyIdentity(row, _identity);
        var relationship = target.Finder.Find(start, end, _identity);
        if (relationship >= 0)
            Update(relationship, row);
        else
            Create(start, end, row);
    }

    /// <summary>Joins a row to a relationship that exists.</summary>
    public void Update(int relationship, GraphValue[] row)
    {
        if (Join(relationship, row, isNew: false))
            target.Counts.RelationshipsUpdated++;
    }

    public void Finish()
    {
        // Every row is in the graph already.
    }

    private void Create(int start, int end, GraphValue[] row)
    {
        var relationship = (int)target.Writer.CreateRelationship(target.Type, start, end);
        for (var i = 0; i < target.IdentityKeys.Length; i++)
        {
            if (!row[2 + i].IsNull)
                target.Writer.SetRelationshipProperty(relationship, target.IdentityKeys[i], row[2 + i]);
        }

        target.Finder.Add(relationship);
        Join(relationship, row, isNew: true);
        target.Counts.RelationshipsCreated++;
    }

    private bool Join(int relationship, GraphValue[] row, bool isNew)
    {
        var changed = false;
        for (var i = 0; i < target.Columns.Length; i++)
        {
            var incoming = row[target.FirstColumn + i];
            if (incoming.IsNull)
                continue;
            var column = target.Columns[i];
            var stored = isNew ? default : target.Writer.RelationshipProperty(relationship, column.Key);
            changed |= target.Writer.SetRelationshipProperty(relationship, column.Key, UpsertRules.Join(column.Rule, stored, incoming));
        }

        return changed;
    }
}
