using System.Buffers.Binary;
using System.IO.Hashing;

namespace NetGraph.Cypher.Storage.Durability;

/// <summary>
/// The start of a log: the file header, then two slots that in turn hold how far the log is known to be on disk. What lies
/// before that mark was committed and must be sound; what lies behind it may be torn by a crash.
/// </summary>
internal static class LogHead
{
    /// <summary>Offset of the first frame.</summary>
    public const int Size = 192;
    public const int SlotSize = 24;

    private const int FirstSlot = FileHeader.Size;
    private const int SecondSlot = 128;

    public static int SlotOffset(ulong number) => number % 2 == 0 ? FirstSlot : SecondSlot;

    /// <summary>A slot: length of the log in bytes, a running number, XxHash3 of both.</summary>
    public static byte[] EncodeSlot(long length, ulong number)
    {
        var slot = new byte[SlotSize];
        BinaryPrimitives.WriteInt64LittleEndian(slot, length);
        BinaryPrimitives.WriteUInt64LittleEndian(slot.AsSpan(8), number);
        BinaryPrimitives.WriteUInt64LittleEndian(slot.AsSpan(16), XxHash3.HashToUInt64(slot.AsSpan(0, 16)));
        return slot;
    }

    /// <summary>Offset of a slot that holds something which is no mark; -1 when both are sound or not written yet.</summary>
    public static int UnsoundSlot(ReadOnlySpan<byte> head)
    {
        foreach (var at in (ReadOnlySpan<int>)[FirstSlot, SecondSlot])
        {
            var slot = head.Slice(at, SlotSize);
            if (!IsSound(slot) && slot.ContainsAnyExcept((byte)0))
                return at;
        }

        return -1;
    }

    /// <summary>The later sound mark; the start of the log when neither is.</summary>
    public static (long Length, ulong Number) ReadMark(ReadOnlySpan<byte> head)
    {
        var best = (Length: (long)Size, Number: 0UL);
        foreach (var at in (ReadOnlySpan<int>)[FirstSlot, SecondSlot])
        {
            var slot = head.Slice(at, SlotSize);
            var number = BinaryPrimitives.ReadUInt64LittleEndian(slot[8..]);
            if (IsSound(slot) && number > best.Number)
                best = (BinaryPrimitives.ReadInt64LittleEndian(slot), number);
        }

        return best;
    }

    private static bool IsSound(ReadOnlySpan<byte> slot) => BinaryPrimitives.ReadUInt64LittleEndian(slot[16..]) == XxHash3.HashToUInt64(slot[..16]);
}
