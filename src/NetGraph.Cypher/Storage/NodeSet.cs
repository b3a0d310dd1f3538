using System.Numerics;

namespace NetGraph.Cypher.Storage;

/// <summary>A set of node ids as a bitmap of pages; the index from a label to its nodes.</summary>
internal sealed class NodeSet
{
    private readonly PagedArray<ulong> _words;

    public NodeSet(long epoch)
        : this(new PagedArray<ulong>(epoch), 0)
    {
    }

    private NodeSet(PagedArray<ulong> words, long count)
    {
        _words = words;
        Count = count;
    }

    public long Count { get; private set; }

    /// <summary>The same object in two committed states only if the set has the same members.</summary>
    public object Identity => _words.Identity;

    public NodeSet Fork(long epoch) => new(_words.Fork(epoch), Count);

    public bool Contains(int node) => (_words[node >> 6] >> (node & 63) & 1) != 0;

    /// <summary>A bit for each node up to <paramref name="end"/>, in one array.</summary>
    public ulong[] Flat(int end)
    {
        var words = new ulong[(end + 63) >> 6];
        for (var first = 0; first < words.Length; first += Paging.Size)
        {
            if (_words.PageOrNull(first >> Paging.Bits) is { } page)
                page.AsSpan(0, Math.Min(Paging.Size, words.Length - first)).CopyTo(words.AsSpan(first));
        }

        return words;
    }

    /// <summary>The node must not be in the set.</summary>
    public void Add(int node)
    {
        _words.Edit(node >> 6) |= 1UL << (node & 63);
        Count++;
    }

    /// <summary>The node must be in the set.</summary>
    public void Remove(int node)
    {
        _words.Edit(node >> 6) &= ~(1UL << (node & 63));
        Count--;
    }

    /// <summary>Copies members in ascending order, from <paramref name="from"/> on.</summary>
    /// <param name="from">Afterwards where to go on.</param>
    /// <param name="end">Members from here on are left out.</param>
    /// <returns>The number copied; less than the room only when there are no more.</returns>
    public int CopyTo(ref int from, int end, Span<long> into)
    {
        var count = 0;
        while (from < end && count < into.Length)
        {
            var page = _words.PageOrNull(from >> 6 >> Paging.Bits);
            if (page is null)
            {
                from = ((from >> 6 | Paging.Mask) + 1) << 6;
                continue;
            }

            var first = from & ~63;
            var bits = page[from >> 6 & Paging.Mask] & (ulong.MaxValue << (from & 63));
            from = first + 64;
            for (; bits != 0; bits &= bits - 1)
            {
                var node = first + BitOperations.TrailingZeroCount(bits);
                if (node >= end)
                    return count;
                if (count == into.Length)
                {
                    from = node;
                    return count;
                }

                into[count++] = node;
            }
        }

        return count;
    }

    /// <summary>The smallest member from <paramref name="from"/> on, or -1.</summary>
    public int Next(int from)
    {
        var word = from >> 6;
        var bits = _words[word] & (ulong.MaxValue << (from & 63));
        while (bits == 0)
        {
            word++;
            if (word >> Paging.Bits >= _words.PageCount)
                return -1;
            if (_words.PageOrNull(word >> Paging.Bits) is null)
                word |= Paging.Mask;
            else
                bits = _words[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(bits);
    }
}
