namespace NetGraph.Cypher.Storage;

/// <summary>
/// A growing array cut into pages that are shared between states of the graph and copied when first written. A state that
/// was published is never written again, so its readers need no lock; dropping an unpublished state undoes everything.
/// </summary>
/// <remarks>
/// Invariant: a page is written in place only when it was made in the same epoch as this array, that is by the same write
/// transaction. Elements never written read as <c>default</c>.
/// </remarks>
internal sealed class PagedArray<T>
    where T : unmanaged
{
    private readonly long _epoch;
    private T[]?[] _pages;
    private long[] _owners;
    private bool _ownsDirectory;

    public PagedArray(long epoch)
        : this(epoch, [], []) => _ownsDirectory = true;

    private PagedArray(long epoch, T[]?[] pages, long[] owners)
    {
        _epoch = epoch;
        _pages = pages;
        _owners = owners;
    }

    /// <summary>The same object in two states only if they have the same elements.</summary>
    public object Identity => _pages;

    /// <summary>Number of pages, absent ones included.</summary>
    public int PageCount => _pages.Length;

    public T this[int index]
    {
        get
        {
            var page = index >> Paging.Bits;
            return (uint)page < (uint)_pages.Length && _pages[page] is { } items ? items[index & Paging.Mask] : default;
        }
    }

    /// <summary>An array with the same elements for the writer of another epoch.</summary>
    public PagedArray<T> Fork(long epoch) => new(epoch, _pages, _owners);

    /// <summary>The page for reading, or null when nothing in it was ever written.</summary>
    public T[]? PageOrNull(int page) => (uint)page < (uint)_pages.Length ? _pages[page] : null;

    /// <summary>An element for writing.</summary>
    public ref T Edit(int index)
    {
        var page = index >> Paging.Bits;
        if (page < _pages.Length && _owners[page] == _epoch && _pages[page] is { } items)
            return ref items[index & Paging.Mask];
        return ref Own(page)[index & Paging.Mask];
    }

    /// <summary>A page for writing.</summary>
    public T[] Own(int page)
    {
        if (!_ownsDirectory || page >= _pages.Length)
            GrowDirectory(page + 1);
        if (_owners[page] == _epoch && _pages[page] is { } owned)
            return owned;

        var copy = _pages[page] is { } shared ? (T[])shared.Clone() : new T[Paging.Size];
        _pages[page] = copy;
        _owners[page] = _epoch;
        return copy;
    }

    private void GrowDirectory(int needed)
    {
        var length = needed <= _pages.Length ? _pages.Length : Math.Max(needed, _pages.Length + (_pages.Length / 2) + 4);
        var pages = new T[]?[length];
        var owners = new long[length];
        _pages.CopyTo(pages, 0);
        _owners.CopyTo(owners, 0);
        _pages = pages;
        _owners = owners;
        _ownsDirectory = true;
    }
}
