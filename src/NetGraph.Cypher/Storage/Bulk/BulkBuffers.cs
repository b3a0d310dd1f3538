namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>Large arrays that one batch after another works with. What it hands out is the batch's until the next <see cref="TakeBack"/>.</summary>
internal sealed class BulkBuffers
{
    /// <summary>Kept of each kind at most.</summary>
    private const int MostKept = 8;

    private readonly List<TextCache> _spareTexts = [];
    private readonly List<NewRows> _spareRows = [];
    private readonly List<TextCache> _lentTexts = [];
    private readonly List<NewRows> _lentRows = [];

    /// <summary>An empty cache.</summary>
    /// <param name="texts">How many different ones to expect.</param>
    public TextCache Texts(int texts)
    {
        var places = TextCache.PlacesFor(texts);
        var spare = _spareTexts.FindIndex(t => t.Places == places);
        var cache = spare < 0 ? new TextCache(places) : _spareTexts[spare];
        if (spare >= 0)
            _spareTexts.RemoveAt(spare);
        cache.Clear();
        _lentTexts.Add(cache);
        return cache;
    }

    /// <summary>No rows yet.</summary>
    public NewRows Rows(int[] keys, int capacity)
    {
        var spare = _spareRows.FindIndex(r => r.Capacity == capacity && r.Keys.AsSpan().SequenceEqual(keys));
        var rows = spare < 0 ? new NewRows(keys, capacity) : _spareRows[spare];
        if (spare >= 0)
            _spareRows.RemoveAt(spare);
        rows.Count = 0;
        _lentRows.Add(rows);
        return rows;
    }

    /// <summary>Called when the batch before is committed or rolled back.</summary>
    public void TakeBack()
    {
        Keep(_lentTexts, _spareTexts);
        Keep(_lentRows, _spareRows);
    }

    private static void Keep<T>(List<T> lent, List<T> spare)
    {
        spare.InsertRange(0, lent);
        lent.Clear();
        if (spare.Count > MostKept)
            spare.RemoveRange(MostKept, spare.Count - MostKept);
    }
}
