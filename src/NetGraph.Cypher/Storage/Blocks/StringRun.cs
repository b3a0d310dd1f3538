using System.Runtime.InteropServices;
using System.Text;

namespace NetGraph.Cypher.Storage.Blocks;

/// <summary>Strings one after the other, as <see cref="StringCodec"/> reads them.</summary>
/// <param name="IsUtf8">Else UTF-16, little-endian.</param>
/// <param name="Lengths">Bytes of each; their sum is the length of <paramref name="Bytes"/>.</param>
internal sealed record StringRun(bool IsUtf8, long[] Lengths, byte[] Bytes)
{
    public IEnumerable<string> ToStrings()
    {
        var start = 0;
        foreach (var length in Lengths)
        {
            var text = Bytes.AsSpan(start, (int)length);
            yield return IsUtf8 ? Encoding.UTF8.GetString(text) : new string(MemoryMarshal.Cast<byte, char>(text));
            start += (int)length;
        }
    }
}
