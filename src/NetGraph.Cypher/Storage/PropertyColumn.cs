using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// The values of one property key over all nodes or all relationships: pages of cells, each page as wide as its widest
/// payload needs (0, 1, 2, 4 or 8 bytes a cell, plus the tag). Pages are copied on write as in <see cref="PagedArray{T}"/>.
/// </summary>
internal sealed class PropertyColumn
{
    private readonly long _epoch;
    private readonly Deferred<Page?[]>? _stored;
    private Page?[]? _loaded;
    private bool _ownsDirectory;

    public PropertyColumn(long epoch)
        : this(epoch, [], null) => _ownsDirectory = true;

    /// <summary>A column that is read when it is asked for.</summary>
    /// <param name="stored">Gives its pages; fails with <see cref="NetGraph.PropertyGraph.GraphStoreException"/>.</param>
    public PropertyColumn(long epoch, Deferred<Page?[]> stored)
        : this(epoch, null, stored)
    {
    }

    private PropertyColumn(long epoch, Page?[]? pages, Deferred<Page?[]>? stored)
    {
        _epoch = epoch;
        _loaded = pages;
        _stored = stored;
    }

    public int PageCount => Pages.Length;

    /// <summary>Read where they were only stored. A column that has none has something stored.</summary>
    private Page?[] Pages => _loaded ?? Load();

    public Cell this[int row]
    {
        get
        {
            var pages = Pages;
            var index = row >> Paging.Bits;
            if ((uint)index >= (uint)pages.Length || pages[index] is not { } page)
                return default;

            var place = row & Paging.Mask;
            var tag = (CellTag)page.Tags[place];
            return tag == CellTag.Absent ? default : new Cell(tag, page.Read(place));
        }
    }

    /// <summary>Copies the tags and payloads of a run of rows.</summary>
    public void Copy(int row, Span<byte> tags, Span<long> payloads)
    {
        for (var done = 0; done < tags.Length;)
        {
            var place = (row + done) & Paging.Mask;
            var count = Math.Min(Paging.Size - place, tags.Length - done);
            var tagsHere = tags.Slice(done, count);
            var payloadsHere = payloads.Slice(done, count);
            if (PageOrNull((row + done) >> Paging.Bits) is { } page)
            {
                page.Tags.AsSpan(place, count).CopyTo(tagsHere);
                page.Copy(place, payloadsHere);
            }
            else
            {
                tagsHere.Clear();
                payloadsHere.Clear();
            }

            done += count;
        }
    }

    /// <summary>Copies the cells of some rows, each to the place it is named at.</summary>
    /// <param name="rows">Row numbers by place.</param>
    /// <param name="places">The places to fill.</param>
    public void Gather(long[] rows, ReadOnlySpan<int> places, byte[] tags, long[] payloads)
    {
        var number = -1;
        Page? page = null;
        foreach (var place in places)
        {
            var row = (int)rows[place];
            if (row >> Paging.Bits != number)
            {
                number = row >> Paging.Bits;
                page = PageOrNull(number);
            }

            if (page is not null)
            {
                tags[place] = page.Tags[row & Paging.Mask];
                payloads[place] = page.Read(row & Paging.Mask);
            }
            else
            {
                tags[place] = 0;
                payloads[place] = 0;
            }
        }
    }

    public PropertyColumn Fork(long epoch) => _loaded is { } pages ? new(epoch, pages, null) : new(epoch, null, _stored);

    public Page? PageOrNull(int index) => (uint)index < (uint)Pages.Length ? Pages[index] : null;

    /// <summary>Reads the pages, if they are only stored.</summary>
    /// <exception cref="NetGraph.PropertyGraph.GraphStoreException">What is stored is damaged.</exception>
    public Page?[] Load() => _loaded ??= _stored!.Value; // one of the two is there

    /// <summary>Puts a page read from a snapshot in place.</summary>
    public void Adopt(int index, byte[] tags, byte[] data, int width) => Directory(index + 1)[index] = new Page(_epoch, tags, data, width);

    public void Set(int row, Cell cell)
    {
        var index = row >> Paging.Bits;
        var pages = Directory(index + 1);
        if (pages[index] is not null || cell.Tag != CellTag.Absent)
            Owned(pages, index).Write(row & Paging.Mask, cell);
    }

    /// <summary>Writes a run of rows that have been written before with the same cells or not at all.</summary>
    /// <param name="payloads">As long as the tags; 0 where a tag is absent.</param>
    public void Append(int firstRow, ReadOnlySpan<byte> tags, ReadOnlySpan<long> payloads)
    {
        var pages = Directory(((firstRow + tags.Length - 1) >> Paging.Bits) + 1);
        for (var done = 0; done < tags.Length;)
        {
            var row = firstRow + done;
            var count = Math.Min(Paging.Size - (row & Paging.Mask), tags.Length - done);
            var tagsHere = tags.Slice(done, count);
            var payloadsHere = payloads.Slice(done, count);
            if (count == Paging.Size)
                pages[row >> Paging.Bits] = Page.Of(tagsHere, payloadsHere);
            else if (tagsHere.ContainsAnyExcept((byte)CellTag.Absent))
                Owned(pages, row >> Paging.Bits).Write(row & Paging.Mask, tagsHere, payloadsHere);
            done += count;
        }
    }

    /// <summary>A page for writing.</summary>
    private Page Owned(Page?[] pages, int index)
    {
        if (pages[index] is not { } page)
            return pages[index] = new Page(_epoch, new byte[Paging.Size], [], 0);
        if (page.Epoch == _epoch)
            return page;
        return pages[index] = new Page(_epoch, (byte[])page.Tags.Clone(), (byte[])page.Data.Clone(), page.Width);
    }

    /// <summary>The pages for writing, at least so many places for them.</summary>
    private Page?[] Directory(int needed)
    {
        var pages = Pages;
        if (_ownsDirectory && needed <= pages.Length)
            return pages;

        var own = new Page?[needed <= pages.Length ? pages.Length : Math.Max(needed, pages.Length + (pages.Length / 2) + 4)];
        pages.CopyTo(own, 0);
        _ownsDirectory = true;
        return _loaded = own;
    }

    /// <summary>The cells of one page.</summary>
    internal sealed class Page(long epoch, byte[] tags, byte[] data, int width)
    {
        /// <summary>The epoch of pages that no transaction made: they are copied before they are written.</summary>
        private const long OfNobody = -1;

        /// <summary>Pages of one tag share their tags: most pages are of one.</summary>
        private static readonly byte[][] UniformTags = [.. Enumerable.Range(0, (int)CellTag.Pooled + 1).Select(tag => Enumerable.Repeat((byte)tag, Paging.Size).ToArray())];

        public long Epoch { get; } = epoch;

        public byte[] Tags { get; } = tags;

        /// <summary>Little-endian signed payloads, <see cref="Width"/> bytes each.</summary>
        public byte[] Data { get; private set; } = data;

        public int Width { get; private set; } = width;

        /// <summary>A page that is not written in place.</summary>
        /// <param name="tags">Up to a page; cells behind are absent.</param>
        /// <param name="payloads">As many; 0 for absent cells.</param>
        /// <returns>Null when no cell is there.</returns>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static Page? Of(ReadOnlySpan<byte> tags, ReadOnlySpan<long> payloads)
        {
            if (!tags.ContainsAnyExcept((byte)CellTag.Absent))
                return null;

            var width = WidthOf(payloads);
            var page = new Page(OfNobody, TagsOf(tags), width == 0 ? [] : new byte[width * Paging.Size], width);
            page.Fill(0, payloads);
            return page;
        }

        public long Read(int place) => Width switch
        {
            0 => 0,
            1 => (sbyte)Data[place],
            2 => BinaryPrimitives.ReadInt16LittleEndian(Data.AsSpan(place * 2)),
            4 => BinaryPrimitives.ReadInt32LittleEndian(Data.AsSpan(place * 4)),
            _ => BinaryPrimitives.ReadInt64LittleEndian(Data.AsSpan(place * 8)),
        };

        /// <summary>The payloads from a place on.</summary>
        public void Copy(int place, Span<long> into)
        {
            switch (Width)
            {
                case 0:
                    into.Clear();
                    break;
                case 1:
                    LongSpans.Widen(MemoryMarshal.Cast<byte, sbyte>(Data.AsSpan(place, into.Length)), into);
                    break;
                case 2 when BitConverter.IsLittleEndian:
                    LongSpans.Widen(MemoryMarshal.Cast<byte, short>(Data.AsSpan(place * 2, into.Length * 2)), into);
                    break;
                case 4 when BitConverter.IsLittleEndian:
                    LongSpans.Widen(MemoryMarshal.Cast<byte, int>(Data.AsSpan(place * 4, into.Length * 4)), into);
                    break;
                case 8 when BitConverter.IsLittleEndian:
                    MemoryMarshal.Cast<byte, long>(Data.AsSpan(place * 8, into.Length * 8)).CopyTo(into);
                    break;
                default:
                    for (var i = 0; i < into.Length; i++)
                        into[i] = Read(place + i);
                    break;
            }
        }

        public void Write(int place, Cell cell)
        {
            var needed = WidthOf(cell.Payload);
            if (needed > Width)
                Widen(needed);
            Tags[place] = (byte)cell.Tag;
            Put(place, cell.Payload);
        }

        /// <summary>Writes cells from a place on.</summary>
        public void Write(int place, ReadOnlySpan<byte> tags, ReadOnlySpan<long> payloads)
        {
            var needed = WidthOf(payloads);
            if (needed > Width)
                Widen(needed);
            tags.CopyTo(Tags.AsSpan(place));
            Fill(place, payloads);
        }

        private static byte[] TagsOf(ReadOnlySpan<byte> tags)
        {
            if (tags.Length == Paging.Size && !tags.ContainsAnyExcept(tags[0]))
                return UniformTags[tags[0]];
            var own = new byte[Paging.Size];
            tags.CopyTo(own);
            return own;
        }

        /// <summary>The width of the widest.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static int WidthOf(ReadOnlySpan<long> payloads)
        {
            var (smallest, largest) = (0L, 0L);
            foreach (var payload in payloads)
            {
                smallest = Math.Min(smallest, payload);
                largest = Math.Max(largest, payload);
            }

            return Math.Max(WidthOf(smallest), WidthOf(largest));
        }

        private static int WidthOf(long payload) => payload switch
        {
            0 => 0,
            >= sbyte.MinValue and <= sbyte.MaxValue => 1,
            >= short.MinValue and <= short.MaxValue => 2,
            >= int.MinValue and <= int.MaxValue => 4,
            _ => 8,
        };

        private void Widen(int width)
        {
            var narrow = new Page(0, Tags, Data, Width);
            Data = new byte[width * Paging.Size];
            Width = width;
            for (var place = 0; place < Paging.Size; place++)
            {
                if (Tags[place] != 0)
                    Put(place, narrow.Read(place));
            }
        }

        /// <summary>Writes payloads from a place on, all of which fit the width.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Fill(int first, ReadOnlySpan<long> payloads)
        {
            switch (Width)
            {
                case 1:
                    var bytes = Data.AsSpan(first, payloads.Length);
                    for (var i = 0; i < bytes.Length; i++)
                        bytes[i] = (byte)payloads[i];
                    break;
                case 2 when BitConverter.IsLittleEndian:
                    var shorts = MemoryMarshal.Cast<byte, short>(Data.AsSpan()).Slice(first, payloads.Length);
                    for (var i = 0; i < shorts.Length; i++)
                        shorts[i] = (short)payloads[i];
                    break;
                case 4 when BitConverter.IsLittleEndian:
                    var ints = MemoryMarshal.Cast<byte, int>(Data.AsSpan()).Slice(first, payloads.Length);
                    for (var i = 0; i < ints.Length; i++)
                        ints[i] = (int)payloads[i];
                    break;
                default:
                    for (var i = 0; i < payloads.Length; i++)
                        Put(first + i, payloads[i]);
                    break;
            }
        }

        private void Put(int place, long payload)
        {
            switch (Width)
            {
                case 0:
                    break;
                case 1:
                    Data[place] = (byte)payload;
                    break;
                case 2:
                    BinaryPrimitives.WriteInt16LittleEndian(Data.AsSpan(place * 2), (short)payload);
                    break;
                case 4:
                    BinaryPrimitives.WriteInt32LittleEndian(Data.AsSpan(place * 4), (int)payload);
                    break;
                default:
                    BinaryPrimitives.WriteInt64LittleEndian(Data.AsSpan(place * 8), payload);
                    break;
            }
        }
    }
}
