using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Vectors;

/// <summary>The groups of an aggregation: their keys in the order in which they were first met, and what was folded into each.</summary>
internal sealed class Grouping
{
    private readonly BatchExpression[] _keys;
    private readonly BatchAccumulator[] _accumulators;
    private readonly KeyTable? _table;
    private readonly CellColumn[] _columns;
    private readonly int[] _numbers = new int[Batch.Capacity];

    /// <summary>Where the rows are that a new group was made for.</summary>
    private readonly int[] _news = new int[Batch.Capacity];

    /// <param name="keys">None: there is one group from the beginning.</param>
    public Grouping(BatchContext context, BatchExpression[] keys, BatchAccumulator[] accumulators)
    {
        _keys = keys;
        _accumulators = accumulators;
        _columns = [.. keys.Select(_ => new CellColumn(context))];
        if (keys.Length > 0)
        {
            _table = new KeyTable(context, keys.Length);
            return;
        }

        foreach (var accumulator in accumulators)
            accumulator.Grow(1);
    }

    public int Count => _table?.Count ?? 1;

    /// <summary>Whether the groups of a like grouping may be added: exactly the same results as from one pass.</summary>
    public bool CanMerge => _table is not { HasNumberedCodes: true } && _accumulators.All(a => a.CanMerge);

    /// <summary>Adds the selected rows, as far as none fails.</summary>
    /// <returns>The error of the first row that fails.</returns>
    public QueryException? Add(Batch batch)
    {
        if (batch.Selected == 0)
            return null;
        var groups = Number(batch, _keys);
        QueryException? error = null;
        foreach (var accumulator in _accumulators)
        {
            try
            {
                accumulator.Add(batch, groups);
            }
            catch (QueryException e) when (batch.FailedAt >= 0)
            {
                // Another accumulator may fail on a row before.
                batch.Selected = batch.FailedAt;
                batch.FailedAt = -1;
                error = e;
            }
        }

        return error;
    }

    /// <summary>Adds the groups of another grouping, whose rows all come after these.</summary>
    /// <param name="isLast">Whether nothing is added afterwards.</param>
    public void Merge(Grouping other, BatchContext context, bool isLast)
    {
        if (_table is null)
        {
            MergeGroups(other, [0], isLast);
            return;
        }

        StoredExpression[] keys = [.. _keys.Select(k => new StoredExpression(k.Kind))];
        var batch = new Batch();
        var numbers = new int[other.Count];
        for (var first = 0; first < other.Count; first += Batch.Capacity)
        {
            var count = Math.Min(Batch.Capacity, other.Count - first);
            context.State.Step(count);
            batch.Fill(count, context.NextVersion());
            other.PutKeys(first, batch, keys);
            Number(batch, keys);
            _numbers.AsSpan(0, count).CopyTo(numbers.AsSpan(first));
        }

        MergeGroups(other, numbers, isLast);
    }

    /// <summary>Gives the keys of some groups.</summary>
    public void PutKeys(int first, Batch batch, StoredExpression[] into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            _columns[i].CopyAll(first, into[i].Vector, batch.Count);
            into[i].Vector.Unify(batch.Places);
        }
    }

    /// <summary>Gives one result of some groups, as many as the batch has rows.</summary>
    /// <exception cref="QueryException">A group has none; <see cref="Batch.FailedAt"/> says which.</exception>
    public void PutResults(int first, int aggregate, Batch batch, Vector into) => _accumulators[aggregate].PutAll(first, batch, into);

    /// <summary>Gives back the memory; nothing may be asked any more.</summary>
    public void Release()
    {
        _table?.Release();
        foreach (var column in _columns)
            column.Release();
        foreach (var accumulator in _accumulators)
            accumulator.Release();
    }

    private void MergeGroups(Grouping other, ReadOnlySpan<int> numbers, bool isLast)
    {
        for (var i = 0; i < _accumulators.Length; i++)
            _accumulators[i].Merge(other._accumulators[i], numbers, isLast);
    }

    /// <summary>The group of each row; remembers the keys of new ones. Null: there is one group only.</summary>
    private int[]? Number(Batch batch, BatchExpression[] keys)
    {
        if (_table is null)
            return null;
        var known = _table.Count;
        _table.NumberAll(batch, keys, _numbers);
        if (_table.Count == known)
            return _numbers;

        foreach (var column in _columns)
            column.Grow(_table.Count);
        foreach (var accumulator in _accumulators)
            accumulator.Grow(_table.Count);
        var found = 0;
        for (var k = 0; known + found < _table.Count; k++)
        {
            _news[found] = batch.Selection[k];
            if (_numbers[k] == known + found)
                found++;
        }

        for (var i = 0; i < _columns.Length; i++)
            _columns[i].SetAll(known, keys[i].Evaluate(batch), _news.AsSpan(0, found));
        return _numbers;
    }
}
