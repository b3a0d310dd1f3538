using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// The values of one property key over all nodes or all relationships: pages of cells, each page as wide as its widest
/// payload needs (0, 1, 2, 4 or 8 bytes a cell, plus the tag). Pages are copied on write as in <see cref="PagedArray{T}"/>.
/// </summary>
internal sealed class PropertyColumn
{
    private readonly long _epoch;
    private Page?[] _pages;
    private bool _ownsDirectory;

    public PropertyColumn(long epoch)
        : this(epoch, []) => _ownsDirectory = true;

    private PropertyColumn(long epoch, Page?[] pages)
    {
        _epoch = epoch;
        _pages = pages;
    }

    public int PageCount => _pages.Length;

    public Cell this[int row]
    {
        get
        {
            var index = row >> Paging.Bits;
            if ((uint)index >= (uint)_pages.Length || _pages[index] is not { } page)
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

    public PropertyColumn Fork(long epoch) => new(epoch, _pages);

    public Page? PageOrNull(int index) => (uint)index < (uint)_pages.Length ? _pages[index] : null;

    /// <summary>Puts a page read from a snapshot in place.</summary>
    public void Adopt(int index, byte[] tags, byte[] data, int width)
    {
        GrowDirectory(index + 1);
        _pages[index] = new Page(_epoch, tags, data, width);
    }

    public void Set(int row, Cell cell)
    {
        var index = row >> Paging.Bits;
        if (!_ownsDirectory || index >= _pages.Length)
            GrowDirectory(index + 1);

        var page = _pages[index];
        if (page is null)
        {
            if (cell.Tag == CellTag.Absent)
                return;
            page = _pages[index] = new Page(_epoch, new byte[Paging.Size], [], 0);
        }
        else if (page.Epoch != _epoch)
        {
            page = _pages[index] = new Page(_epoch, (byte[])page.Tags.Clone(), (byte[])page.Data.Clone(), page.Width);
        }

        page.Write(row & Paging.Mask, cell);
    }

    private void GrowDirectory(int needed)
    {
        if (_ownsDirectory && needed <= _pages.Length)
            return;

        var pages = new Page?[needed <= _pages.Length ? _pages.Length : Math.Max(needed, _pages.Length + (_pages.Length / 2) + 4)];
        _pages.CopyTo(pages, 0);
        _pages = pages;
        _ownsDirectory = true;
    }

    /// <summary>The cells of one page.</summary>
    internal sealed class Page(long epoch, byte[] tags, byte[] data, int width)
    {
        public long Epoch { get; } = epoch;

        public byte[] Tags { get; } = tags;

        /// <summary>Little-endian signed payloads, <see cref="Width"/> bytes each.</summary>
        public byte[] Data { get; private set; } = data;

        public int Width { get; private set; } = width;

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
