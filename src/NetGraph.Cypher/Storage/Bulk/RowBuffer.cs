using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// New rows under way to the graph. There are two sets of columns, used in turn, because the log may still be reading the last
/// ones while the next are filled.
/// </summary>
/// <param name="leading">Properties of each row that are not joined by a rule: key or identity.</param>
/// <param name="columns">The properties behind them.</param>
/// <param name="rows">Rows to expect.</param>
internal sealed class RowBuffer(BulkBuffers buffers, CellMaker cells, int[] leading, BulkColumn[] columns, int rows)
{
    /// <summary>Cells of a full buffer, so that records of the log stay short whatever the table looks like.</summary>
    private const int MostCells = 128 * 1024;
    private const int MostRows = 8192;

    /// <summary>Bytes of texts in a full buffer, about.</summary>
    private const int MostWeight = 512 * 1024;

    private readonly int[] _keys = [.. leading, .. columns.Select(c => c.Key)];
    private NewRows? _other;
    private NewRows? _current;

    /// <summary>The rows so far.</summary>
    public NewRows Rows => _current ??= Make();

    public bool IsEmpty => Rows.Count == 0;

    public bool IsFull => Rows.Count == Rows.Capacity || cells.Weight > MostWeight;

    /// <summary>Whether a table can go this way at all.</summary>
    public static bool Fits(int[] leading, BulkColumn[] columns)
    {
        var keys = new HashSet<int>(leading);
        foreach (var column in columns)
            keys.Add(column.Key);
        return keys.Count == leading.Length + columns.Length && keys.Count is > 0 and <= NewRows.MostColumns;
    }

    /// <summary>Adds the columns of a row whose leading cells are set.</summary>
    /// <param name="first">Where the columns begin in the row.</param>
    public void Add(GraphValue[] row, int first)
    {
        var buffer = Rows;
        for (var i = 0; i < columns.Length; i++)
        {
            ref readonly var value = ref row[first + i];
            buffer.Set(buffer.Count, leading.Length + i, columns[i].Rule == UpsertRule.Union ? Union(value) : cells.Make(value));
        }

        buffer.Count++;
    }

    /// <summary>Joins another row to one that waits here, when that changes no order of properties.</summary>
    /// <param name="changed">Whether a value became another.</param>
    /// <returns>False: nothing was done, because the row would give the entity a property that it does not have yet.</returns>
    public bool TryJoin(int place, GraphValue[] row, int first, out bool changed)
    {
        changed = false;
        var buffer = Rows;
        for (var i = 0; i < columns.Length; i++)
        {
            if (!row[first + i].IsNull && buffer[place, leading.Length + i].Tag == CellTag.Absent)
                return false;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (row[first + i].IsNull)
                continue;
            var stored = buffer[place, leading.Length + i];
            var joined = cells.Make(UpsertRules.Join(columns[i].Rule, stored.ToValue(cells.Pool), row[first + i]));
            buffer.Set(place, leading.Length + i, joined);
            changed |= joined != stored;
        }

        return true;
    }

    /// <summary>Called when the rows have been handed over.</summary>
    public void Clear()
    {
        (_current, _other) = (_other, _current);
        if (_current is not null)
            _current.Count = 0;
        cells.Forget();
    }

    private NewRows Make() => buffers.Rows(_keys, Math.Min(Math.Max(rows, 1), Math.Clamp(MostCells / _keys.Length, 1, MostRows)));

    private Cell Union(in GraphValue value) => value.IsNull ? default : cells.Make(UpsertRules.Join(UpsertRule.Union, default, value));
}
