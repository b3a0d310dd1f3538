using System.Buffers;
using System.Text;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// Strings counted in Unicode code points, as Neo4j does in size, substring, left, right and reverse. Text without surrogates,
/// nearly all of it, takes the short way.
/// </summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }

        return count;
    }

    /// <summary>Clips to the text: a start beyond the end gives the empty string.</summary>
    /// <param name="start">From 0, not negative.</param>
    /// <param name="length">Not negative.</param>
    public static string Substring(string text, long start, long length)
    {
        var from = UnitOf(text, 0, start);
        return text[from..UnitOf(text, from, length)];
    }

    public static string Reverse(string text)
    {
        var units = text.ToCharArray();
        Array.Reverse(units);
        for (var i = 1; i < units.Length; i++)
        {
            if (char.IsSurrogatePair(units[i], units[i - 1]))
                (units[i - 1], units[i]) = (units[i], units[i - 1]);
        }

        return new string(units);
    }

    /// <summary>Cuts characters off the ends as long as they are among the given ones.</summary>
    /// <param name="characters">Null: whitespace.</param>
    public static string Trim(string text, string? characters, bool start, bool end)
    {
        if (characters is null)
            return start && end ? text.Trim() : start ? text.TrimStart() : text.TrimEnd();

        var among = characters.EnumerateRunes().ToHashSet();
        var rest = text.AsSpan();
        while (start && Rune.DecodeFromUtf16(rest, out var first, out var length) == OperationStatus.Done && among.Contains(first))
            rest = rest[length..];
        while (end && Rune.DecodeLastFromUtf16(rest, out var last, out var length) == OperationStatus.Done && among.Contains(last))
            rest = rest[..^length];
        return rest.ToString();
    }

    public static IEnumerable<string> Each(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            yield return rune.ToString();
    }

    private static int UnitOf(string text, int from, long codePoints)
    {
        var unit = from;
        while (codePoints > 0 && unit < text.Length)
        {
            unit += unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]) ? 2 : 1;
            codePoints--;
        }

        return unit;
    }
}
