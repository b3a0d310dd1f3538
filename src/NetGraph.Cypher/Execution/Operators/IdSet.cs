namespace NetGraph.Cypher.Execution.Operators;

/// <summary>A set of ids of nodes or relationships: a bit each, in pages that are made when first needed.</summary>
internal sealed class IdSet
{
    private const int PageBits = 12;
    private const int WordsPerPage = 1 << (PageBits - 6);

    /// <summary>Rough bytes of a page.</summary>
    public const int BytesPerPage = (WordsPerPage * sizeof(ulong)) + 32;

    private ulong[]?[] _pages = [];

    /// <summary>Pages made since <see cref="Clear"/>.</summary>
    public int Pages { get; private set; }

    public bool Contains(int id)
    {
        var page = id >> PageBits;
        return page < _pages.Length && _pages[page] is { } words && (words[(id >> 6) & (WordsPerPage - 1)] >> (id & 63) & 1) != 0;
    }

    /// <summary>False when the id is in the set already.</summary>
    /// <param name="id">From 0 to <see cref="int.MaxValue"/>.</param>
    public bool Add(int id)
    {
        var page = id >> PageBits;
        if (page >= _pages.Length)
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        if (_pages[page] is not { } words)
        {
            _pages[page] = words = new ulong[WordsPerPage];
            Pages++;
        }

        ref var word = ref words[(id >> 6) & (WordsPerPage - 1)];
        var bit = 1UL << (id & 63);
        if ((word & bit) != 0)
            return false;
        word |= bit;
        return true;
    }

    public void Clear()
    {
        _pages = [];
        Pages = 0;
    }
}
