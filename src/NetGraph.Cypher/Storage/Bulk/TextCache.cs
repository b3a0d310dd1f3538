using System.Runtime.InteropServices;

namespace NetGraph.Cypher.Storage.Bulk;

/// <summary>
/// Remembers the number of a text for texts that come again and again, one text a place: a miss only costs asking elsewhere.
/// </summary>
/// <param name="places">A power of two.</param>
internal sealed class TextCache(int places)
{
    private const int MostPlaces = 1 << 17;
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>Longer texts are hashed by their beginning and their end.</summary>
    private const int HashedBytes = 64;

    private readonly Entry[] _entries = new Entry[places];

    public int Places => _entries.Length;

    /// <summary>Places to have when so many different texts are expected: twice as many, so that few share one.</summary>
    public static int PlacesFor(int texts) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(texts * 2L, 16, MostPlaces));

    public void Clear() => Array.Clear(_entries);

    /// <summary>The number, or -1.</summary>
    /// <param name="place">Where to <see cref="Put"/> it.</param>
    public int Find(string text, out int place)
    {
        place = (int)(Hash(text) >> 32) & (_entries.Length - 1);
        ref readonly var entry = ref _entries[place];
        return string.Equals(entry.Text, text) ? entry.Number : -1;
    }

    public void Put(int place, string text, int number) => _entries[place] = new Entry(text, number);

    private static ulong Hash(string text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        var hash = (ulong)bytes.Length * Factor;
        if (bytes.Length < sizeof(ulong))
        {
            foreach (var value in bytes)
                hash = (hash ^ value) * Factor;
            return hash ^ (hash >> 29);
        }

        if (bytes.Length > HashedBytes * 2)
        {
            hash = Mix(hash, bytes[..HashedBytes]);
            bytes = bytes[^HashedBytes..];
        }

        return Mix(hash, bytes);
    }

    /// <summary>Eight bytes at a time; the last eight overlap those before.</summary>
    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        var last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        for (; bytes.Length > sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * Factor;
            hash ^= hash >> 29;
        }

        hash = (hash ^ last) * Factor;
        return hash ^ (hash >> 29);
    }

    private readonly record struct Entry(string? Text, int Number);
}
