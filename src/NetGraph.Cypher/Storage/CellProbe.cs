using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// A value in the form in which it is looked for among stored cells: by <see cref="GraphEquivalence"/>, without making a value of
/// any cell that holds a string. Strings are stored once, so the same id is the same string, and nothing else is.
/// </summary>
internal readonly struct CellProbe
{
    private readonly Cell _cell;

    /// <summary>Only for what is kept in the pool as a value.</summary>
    private readonly GraphValue _value;

    private CellProbe(Cell cell, GraphValue value, int hash)
    {
        _cell = cell;
        _value = value;
        Hash = hash;
    }

    /// <summary>The same for equivalent values. Stable only as long as the pool.</summary>
    public int Hash { get; }

    /// <summary>What a cell holds.</summary>
    public static CellProbe Of(Cell cell, ValuePool pool)
    {
        var value = cell.Tag == CellTag.Pooled ? pool.Value((int)cell.Payload) : default;
        return new CellProbe(cell, value, CellEquivalence.HashOf(cell, value));
    }

    /// <summary>A value from outside. Any thread may ask.</summary>
    /// <returns>False when no cell holds anything equivalent: null, and a string that was never stored.</returns>
    public static bool TryOf(GraphValue value, ValuePool pool, out CellProbe probe)
    {
        probe = default;
        Cell cell;
        if (value.Kind == GraphValueKind.String)
        {
            var id = pool.FindString(value.AsString());
            if (id < 0)
                return false;
            cell = new Cell(CellTag.String, id);
        }
        else if (value.IsNull)
        {
            return false;
        }
        else if (!Cell.TryInline(value, out cell))
        {
            cell = new Cell(CellTag.Pooled, -1);
        }

        probe = new CellProbe(cell, cell.Tag == CellTag.Pooled ? value : default, CellEquivalence.HashOf(cell, value));
        return true;
    }

    /// <summary>Whether the cell holds an equivalent value.</summary>
    public bool Matches(Cell cell, ValuePool pool)
    {
        if (_cell.Tag == CellTag.Pooled)
            return cell == _cell || (cell.Tag == CellTag.Pooled && GraphEquivalence.Instance.Equals(pool.Value((int)cell.Payload), _value));
        return CellEquivalence.Equals(cell, _cell, pool);
    }
}
