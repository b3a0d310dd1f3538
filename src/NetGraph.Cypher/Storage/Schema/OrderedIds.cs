namespace NetGraph.Cypher.Storage.Schema;

/// <summary>
/// Ids in an order that is not their own: sorted pages under one directory, shared between states of the graph and copied when
/// first written. A page holds up to 512 ids, so a change copies about two kilobytes and, once a transaction, the directory.
/// </summary>
/// <remarks>
/// <code>
/// directory [ page | page | page | … ]      two levels are enough: 100 million entries make a directory of 3 megabytes
///              |
///              [ id, id, id, … ]            none is empty
/// </code>
/// The order itself is the caller's: it is asked for as a predicate that is true of all ids before some place and false of all
/// from there on.
/// </remarks>
internal sealed class OrderedIds
{
    private const int PageCapacity = 512;

    private readonly long _epoch;
    private Page[] _pages;
    private int _pageCount;
    private bool _ownsDirectory;

    private OrderedIds(long epoch, Page[] pages, int pageCount, long count, bool ownsDirectory)
    {
        _epoch = epoch;
        _pages = pages;
        _pageCount = pageCount;
        Count = count;
        _ownsDirectory = ownsDirectory;
    }

    public long Count { get; private set; }

    /// <summary>From ids that are in order already.</summary>
    public static OrderedIds Of(ReadOnlySpan<int> ids, long epoch)
    {
        // Three quarters full: room for changes without splitting at once.
        const int fill = PageCapacity * 3 / 4;
        var pages = new List<Page>((ids.Length / fill) + 1);
        for (var start = 0; start < ids.Length; start += fill)
        {
            var part = ids[start..Math.Min(ids.Length, start + fill)];
            var page = new Page(epoch);
            part.CopyTo(page.Ids);
            page.Count = part.Length;
            pages.Add(page);
        }

        return new OrderedIds(epoch, [.. pages], pages.Count, ids.Length, ownsDirectory: true);
    }

    public OrderedIds Fork(long epoch) => new(epoch, _pages, _pageCount, Count, ownsDirectory: false);

    /// <summary>Puts the id behind all ids the predicate is true of.</summary>
    public void Insert(int id, Predicate<int> isBefore)
    {
        var place = Find(isBefore);
        Count++;
        if (_pageCount == 0)
        {
            InsertPage(0, new Page(_epoch));
            place = default;
        }
        else if (place.Page == _pageCount || place.Index == 0 && place.Page > 0)
        {
            // Between two pages: the end of the first keeps a run of ascending inserts in one page.
            place = new IdPlace(place.Page - 1, _pages[place.Page - 1].Count);
        }

        var page = Own(place.Page);
        if (page.Count == PageCapacity)
        {
            (page, place) = Split(place);
        }

        page.Ids.AsSpan(place.Index, page.Count - place.Index).CopyTo(page.Ids.AsSpan(place.Index + 1));
        page.Ids[place.Index] = id;
        page.Count++;
    }

    /// <summary>Removes the id, which is the first one that the predicate is false of.</summary>
    /// <exception cref="InvalidOperationException">Another id stands there: the order has been broken.</exception>
    public void Remove(int id, Predicate<int> isBefore)
    {
        var place = Find(isBefore);
        if (place.Page == _pageCount || _pages[place.Page].Ids[place.Index] != id)
            throw new InvalidOperationException($"The ordered index does not hold {id} where it should.");

        var page = Own(place.Page);
        page.Count--;
        page.Ids.AsSpan(place.Index + 1, page.Count - place.Index).CopyTo(page.Ids.AsSpan(place.Index));
        Count--;
        if (page.Count == 0)
            RemovePage(place.Page);
    }

    /// <summary>The place of the first id that the predicate is false of; the end when there is none.</summary>
    public IdPlace Find(Predicate<int> isBefore)
    {
        var low = 0;
        var high = _pageCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (isBefore(_pages[middle].Ids[_pages[middle].Count - 1]))
                low = middle + 1;
            else
                high = middle;
        }

        if (low == _pageCount)
            return new IdPlace(_pageCount, 0);

        var page = _pages[low];
        var first = 0;
        var last = page.Count - 1; // not before, as just found
        while (first < last)
        {
            var middle = (first + last) >>> 1;
            if (isBefore(page.Ids[middle]))
                first = middle + 1;
            else
                last = middle;
        }

        return new IdPlace(low, first);
    }

    /// <summary>Ids from one place up to, not including, another.</summary>
    public long CountBetween(IdPlace from, IdPlace to)
    {
        if (from.Page >= to.Page)
            return Math.Max(0, from.Page == to.Page ? to.Index - from.Index : 0);
        var count = (long)(_pages[from.Page].Count - from.Index + to.Index);
        for (var page = from.Page + 1; page < to.Page; page++)
            count += _pages[page].Count;
        return count;
    }

    /// <summary>Moves to the next place and gives its id; false at <paramref name="end"/>.</summary>
    public bool TryTake(ref IdPlace place, IdPlace end, out int id)
    {
        if (place.Page > end.Page || place.Page == end.Page && place.Index >= end.Index)
        {
            id = -1;
            return false;
        }

        var page = _pages[place.Page];
        id = page.Ids[place.Index];
        place = place.Index + 1 < page.Count ? new IdPlace(place.Page, place.Index + 1) : new IdPlace(place.Page + 1, 0);
        return true;
    }

    /// <summary>The same backwards: gives the id before <paramref name="place"/> and moves there.</summary>
    public bool TryTakeBack(ref IdPlace place, IdPlace start, out int id)
    {
        if (place.Page < start.Page || place.Page == start.Page && place.Index <= start.Index)
        {
            id = -1;
            return false;
        }

        place = place.Index > 0 ? new IdPlace(place.Page, place.Index - 1) : new IdPlace(place.Page - 1, _pages[place.Page - 1].Count - 1);
        id = _pages[place.Page].Ids[place.Index];
        return true;
    }

    private (Page Page, IdPlace Place) Split(IdPlace place)
    {
        const int half = PageCapacity / 2;
        var left = Own(place.Page);
        // Appending at the very end leaves full pages behind, as ascending keys do.
        var cut = place.Page == _pageCount - 1 && place.Index == PageCapacity ? PageCapacity - 1 : half;
        var right = new Page(_epoch) { Count = PageCapacity - cut };
        left.Ids.AsSpan(cut).CopyTo(right.Ids);
        left.Count = cut;
        InsertPage(place.Page + 1, right);
        return place.Index <= cut ? (left, place) : (right, new IdPlace(place.Page + 1, place.Index - cut));
    }

    private Page Own(int index)
    {
        var page = _pages[index];
        if (page.Epoch == _epoch)
            return page;

        OwnDirectory(_pageCount);
        var copy = new Page(_epoch) { Count = page.Count };
        page.Ids.AsSpan(0, page.Count).CopyTo(copy.Ids);
        return _pages[index] = copy;
    }

    private void InsertPage(int index, Page page)
    {
        OwnDirectory(_pageCount + 1);
        _pages.AsSpan(index, _pageCount - index).CopyTo(_pages.AsSpan(index + 1));
        _pages[index] = page;
        _pageCount++;
    }

    private void RemovePage(int index)
    {
        OwnDirectory(_pageCount);
        _pages.AsSpan(index + 1, _pageCount - index - 1).CopyTo(_pages.AsSpan(index));
        _pageCount--;
    }

    private void OwnDirectory(int needed)
    {
        if (_ownsDirectory && needed <= _pages.Length)
            return;
        var pages = new Page[needed <= _pages.Length ? _pages.Length : Math.Max(needed, _pageCount + (_pageCount / 2) + 4)];
        _pages.AsSpan(0, _pageCount).CopyTo(pages);
        _pages = pages;
        _ownsDirectory = true;
    }

    /// <summary>Invariant: written only while its epoch is that of the array it is in.</summary>
    private sealed class Page(long epoch)
    {
        public long Epoch { get; } = epoch;

        public int[] Ids { get; } = new int[PageCapacity];

        public int Count { get; set; }
    }
}

/// <summary>A place in <see cref="OrderedIds"/>; good until the next change.</summary>
internal readonly record struct IdPlace(int Page, int Index);
