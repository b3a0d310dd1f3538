using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;
using NetGraph.Cypher.Storage.Blocks;

namespace NetGraph.Cypher.Storage;

/// <summary>
/// Strings, each once, as UTF-8 in large blocks: a third of what objects take. A string is made when it is asked for; the first
/// 65,536, among them all words that repeat, are then kept, and of the others those asked for last.
/// </summary>
/// <remarks>
/// One writer adds while any number of readers read. Strings of more than <see cref="MostBytes"/> bytes, and those that are no
/// valid Unicode, are kept as they are. Open addressing with linear probing; a slot holds the hash beside the id, so that a miss
/// reads nothing else.
/// </remarks>
internal sealed class StringPool
{
    private const int MostBytes = 1 << 16;
    private const int LengthBits = 20;
    private const int OffsetBits = 20;
    private const int LargestBlock = 1 << OffsetBits;
    private const int SmallestBlock = 1 << 12;
    private const int NearBits = 10;
    private const int NearCount = 1 << 16;
    private const int FarCount = 1 << 14;

    private readonly AppendOnlyList<byte[]> _blocks = new();

    /// <summary>Block, offset and length; -1 minus the number of an odd one.</summary>
    private readonly AppendOnlyList<long> _places = new();
    private readonly AppendOnlyList<string> _odd = new();
    private readonly string?[]?[] _near = new string?[NearCount >> NearBits][];
    private readonly Made?[] _far = new Made?[FarCount];
    private readonly Lock _indexing = new();
    private byte[] _block = [];
    private int _blockNumber = -1;
    private int _blockEnd;
    private long[]? _slots;

    public int Count => _places.Count;

    /// <summary>The string of an id.</summary>
    public string this[int id] => (uint)id < NearCount ? Near(id) : Far(id);

    /// <summary>The id of a string, which is added when it is new. Called by the one writer only.</summary>
    public int Intern(string text)
    {
        var bytes = new Utf8Text(text, stackalloc byte[Utf8Text.StackBytes]);
        try
        {
            var slots = Slots();
            var slot = Find(slots, bytes, text);
            if (slots[slot] != 0)
                return IdIn(slots[slot]);

            var id = bytes.IsOdd ? AddOdd(text) : Add(bytes.Bytes);
            Volatile.Write(ref slots[slot], Slot(bytes.Hash, id));
            if (Count * 4L > slots.Length * 3L)
                Volatile.Write(ref _slots, Rehashed(slots));
            return id;
        }
        finally
        {
            bytes.Return();
        }
    }

    /// <summary>
    /// The id of a string, or -1 when there is none. Any thread may ask: it finds what had been interned when its state was
    /// published, whatever the writer adds meanwhile.
    /// </summary>
    public int Find(string text)
    {
        var bytes = new Utf8Text(text, stackalloc byte[Utf8Text.StackBytes]);
        try
        {
            var slots = Slots();
            var held = Volatile.Read(ref slots[Find(slots, bytes, text)]);
            return held == 0 ? -1 : IdIn(held);
        }
        finally
        {
            bytes.Return();
        }
    }

    /// <summary>Adds strings that are all new, while the pool is used by nobody else and none was interned yet.</summary>
    public void Append(StringRun run)
    {
        if (!run.IsUtf8 || run.Bytes.Length > LargestBlock || run.Lengths.Any(l => l > MostBytes))
        {
            foreach (var text in run.ToStrings())
                Append(text);
            return;
        }

        var block = _blocks.Add(run.Bytes);
        var offset = 0L;
        foreach (var length in run.Lengths)
        {
            _places.Add(Place(block, offset, length));
            offset += length;
        }
    }

    private void Append(string text)
    {
        var bytes = new Utf8Text(text, stackalloc byte[Utf8Text.StackBytes]);
        _ = bytes.IsOdd ? AddOdd(text) : Add(bytes.Bytes);
        bytes.Return();
    }

    private static long Slot(uint hash, int id) => ((long)hash << 32) | (uint)(id + 1);

    private static int IdIn(long slot) => (int)(uint)slot - 1;

    private static long Place(int block, long offset, long length) => ((long)block << (OffsetBits + LengthBits)) | (offset << LengthBits) | length;

    private string Near(int id)
    {
        ref var segment = ref _near[id >> NearBits];
        var texts = Volatile.Read(ref segment);
        if (texts is null)
            texts = Interlocked.CompareExchange(ref segment, [.. new string?[1 << NearBits]], null) ?? segment;
        return texts[id & ((1 << NearBits) - 1)] ??= Make(id);
    }

    private string Far(int id)
    {
        ref var kept = ref _far[id & (FarCount - 1)];
        if (Volatile.Read(ref kept) is { } made && made.Id == id)
            return made.Text;
        var text = Make(id);
        Volatile.Write(ref kept, new Made(id, text));
        return text;
    }

    private string Make(int id)
    {
        var place = _places[id];
        return place < 0 ? _odd[(int)(-1 - place)] : Encoding.UTF8.GetString(BytesAt(place));
    }

    private ReadOnlySpan<byte> BytesAt(long place) =>
        _blocks[(int)(place >> (OffsetBits + LengthBits))].AsSpan((int)(place >> LengthBits) & (LargestBlock - 1), (int)place & ((1 << LengthBits) - 1));

    private int Add(ReadOnlySpan<byte> bytes)
    {
        if (_blockNumber < 0 || bytes.Length > _block.Length - _blockEnd)
        {
            _block = new byte[Math.Max(bytes.Length, Math.Clamp(_block.Length * 2, SmallestBlock, LargestBlock))];
            _blockNumber = _blocks.Add(_block);
            _blockEnd = 0;
        }

        bytes.CopyTo(_block.AsSpan(_blockEnd));
        _blockEnd += bytes.Length;
        return _places.Add(Place(_blockNumber, _blockEnd - bytes.Length, bytes.Length));
    }

    private int AddOdd(string text) => _places.Add(-1 - _odd.Add(text));

    /// <summary>The slot that holds the string, or the empty one where it belongs.</summary>
    private int Find(long[] slots, in Utf8Text bytes, string text)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)bytes.Hash & mask; ; slot = (slot + 1) & mask)
        {
            var held = Volatile.Read(ref slots[slot]);
            if (held == 0 || ((uint)(held >> 32) == bytes.Hash && IsAt(IdIn(held), bytes, text)))
                return slot;
        }
    }

    private bool IsAt(int id, in Utf8Text bytes, string text)
    {
        var place = _places[id];
        return place < 0
            ? bytes.IsOdd && string.Equals(_odd[(int)(-1 - place)], text, StringComparison.Ordinal)
            : !bytes.IsOdd && BytesAt(place).SequenceEqual(bytes.Bytes);
    }

    private long[] Slots()
    {
        if (Volatile.Read(ref _slots) is { } made)
            return made;
        lock (_indexing)
        {
            if (_slots is null)
                Volatile.Write(ref _slots, MakeSlots());
            return _slots!; // just made
        }
    }

    private long[] MakeSlots()
    {
        var slots = new long[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, Count * 2L))];
        for (var id = 0; id < Count; id++)
        {
            var place = _places[id];
            Put(slots, Slot(place < 0 ? Utf8Text.HashOf(_odd[(int)(-1 - place)]) : Utf8Text.HashOf(BytesAt(place)), id));
        }

        return slots;
    }

    private static long[] Rehashed(long[] slots)
    {
        var larger = new long[slots.Length * 2];
        foreach (var slot in slots)
        {
            if (slot != 0)
                Put(larger, slot);
        }

        return larger;
    }

    private static void Put(long[] slots, long held)
    {
        var mask = slots.Length - 1;
        var slot = (int)(held >> 32) & mask;
        while (slots[slot] != 0)
            slot = (slot + 1) & mask;
        slots[slot] = held;
    }

    private sealed record Made(int Id, string Text);

    /// <summary>A string as it is looked for: its bytes and their hash.</summary>
    private ref struct Utf8Text
    {
        public const int StackBytes = 256;

        private byte[]? _rented;

        public Utf8Text(string text, Span<byte> room)
        {
            var length = 0;
            IsOdd = text.Length > MostBytes;
            if (!IsOdd)
            {
                if (text.Length * 3 > room.Length)
                    room = _rented = ArrayPool<byte>.Shared.Rent(text.Length * 3);
                IsOdd = Utf8.FromUtf16(text, room, out _, out length, replaceInvalidSequences: false) != OperationStatus.Done || length > MostBytes;
            }

            Bytes = IsOdd ? [] : room[..length];
            Hash = IsOdd ? HashOf(text) : HashOf(Bytes);
        }

        public bool IsOdd { get; }

        public ReadOnlySpan<byte> Bytes { get; }

        public uint Hash { get; }

        public static uint HashOf(ReadOnlySpan<byte> bytes) => (uint)XxHash3.HashToUInt64(bytes);

        public static uint HashOf(string odd) => (uint)XxHash3.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(odd.AsSpan()));

        public void Return()
        {
            if (_rented is not null)
                ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
