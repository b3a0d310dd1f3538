using System.Text;

namespace NetGraph.Import;

/// <summary>Says in words what the first bytes of an unknown file look like, so that its owner sees what went wrong.</summary>
internal static class FirstBytes
{
    private const int ShownChars = 40;
    private const int ShownBytes = 8;

    /// <summary>A clause such as <c>the file is empty</c> or <c>the file begins with the text "…"</c>.</summary>
    public static string Describe(ReadOnlySpan<byte> head) => head switch
    {
        [] => "the file is empty",
        [0x50, 0x4B, 0x03, 0x04, ..] => "the file begins like a ZIP archive; unpack it first",
        [0x42, 0x5A, 0x68, ..] => "the file begins like bzip2 data; unpack it first",
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, ..] => "the file begins like xz data; unpack it first",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "the file begins like Zstandard data; unpack it first",
        [0x25, 0x50, 0x44, 0x46, ..] => "the file begins like a PDF document",
        _ => LooksLikeText(head) ? $"the file begins with the text \"{Text(head)}\"" : $"the file begins with the bytes {Hex(head)}",
    };

    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        foreach (var b in head[..Math.Min(head.Length, 512)])
        {
            if (b is < 0x20 and not (0x09 or 0x0A or 0x0D) or 0x7F)
                return false;
        }

        return true;
    }

    private static string Text(ReadOnlySpan<byte> head)
    {
        var line = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 4 * ShownChars)]).TrimStart().ReplaceLineEndings(" ").Replace('\t', ' ');
        return line.Length <= ShownChars ? line.TrimEnd() : string.Concat(line.AsSpan(0, ShownChars), "…");
    }

    private static string Hex(ReadOnlySpan<byte> head)
    {
        var shown = head[..Math.Min(head.Length, ShownBytes)];
        var text = new StringBuilder(3 * ShownBytes);
        foreach (var b in shown)
            text.Append(text.Length == 0 ? "" : " ").Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
