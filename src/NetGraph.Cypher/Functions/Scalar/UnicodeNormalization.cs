using System.Text;

namespace NetGraph.Cypher.Functions.Scalar;

/// <summary>
/// The four normal forms of Unicode (UAX #15): decompose, order combining marks by class, and for the C forms compose again. Our own, because the runtime's
/// depends on libraries of the machine and does nothing without them.
/// </summary>
internal static class UnicodeNormalization
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeFirstTail = 0x11A7;
    private const int Vowels = 21;
    private const int Tails = 28;
    private const int Syllables = 19 * Vowels * Tails;

    /// <summary>A surrogate without its other half is kept as it is.</summary>
    public static string Normalize(string text, NormalizationForm form)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;

        var tables = UnicodeTables.Instance;
        var points = Decompose(text, tables, compatible: form is NormalizationForm.FormKC or NormalizationForm.FormKD);
        Order(points, tables);
        if (form is NormalizationForm.FormC or NormalizationForm.FormKC)
            Compose(points, tables);

        var result = new StringBuilder(points.Count);
        foreach (var point in points)
            _ = point is >= 0x10000 ? result.Append(char.ConvertFromUtf32(point)) : result.Append((char)point);
        return result.ToString();
    }

    private static List<int> Decompose(string text, UnicodeTables tables, bool compatible)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var point = (int)text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                point = char.ConvertToUtf32(text[i], text[++i]);

            var syllable = point - FirstSyllable;
            if (syllable is >= 0 and < Syllables)
                points.AddRange(Jamo(syllable));
            else if (tables.Decomposition(point, compatible) is { } parts)
                points.AddRange(parts);
            else
                points.Add(point);
        }

        return points;
    }

    private static int[] Jamo(int syllable)
    {
        var (lead, vowel, tail) = (FirstLead + (syllable / (Vowels * Tails)), FirstVowel + (syllable / Tails % Vowels), syllable % Tails);
        return tail == 0 ? [lead, vowel] : [lead, vowel, BeforeFirstTail + tail];
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order within a class.</summary>
    private static void Order(List<int> points, UnicodeTables tables)
    {
        for (var i = 0; i < points.Count;)
        {
            var start = i;
            while (i < points.Count && tables.CombiningClass(points[i]) != 0)
                i++;

            if (i - start > 1)
            {
                var sorted = points.GetRange(start, i - start).OrderBy(tables.CombiningClass).ToList();
                for (var k = 0; k < sorted.Count; k++)
                    points[start + k] = sorted[k];
            }

            i = Math.Max(i, start + 1);
        }
    }

    /// <summary>Joins each mark to the last starter that it makes a pair with, unless a mark of the same or a higher class lies between.</summary>
    private static void Compose(List<int> points, UnicodeTables tables)
    {
        var (starter, kept, lastClass) = (-1, 0, -1);
        foreach (var point in points.ToArray())
        {
            var combiningClass = tables.CombiningClass(point);
            if (starter >= 0 && (lastClass < combiningClass || kept == starter + 1) && Join(points[starter], point, tables) is { } joined)
            {
                points[starter] = joined;
                continue;
            }

            if (combiningClass == 0)
                starter = kept;
            lastClass = combiningClass;
            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static int? Join(int first, int second, UnicodeTables tables)
    {
        var (lead, vowel) = (first - FirstLead, second - FirstVowel);
        if (lead is >= 0 and < 19 && vowel is >= 0 and < Vowels)
            return FirstSyllable + (((lead * Vowels) + vowel) * Tails);

        var (syllable, tail) = (first - FirstSyllable, second - BeforeFirstTail);
        if (syllable is >= 0 and < Syllables && syllable % Tails == 0 && tail is > 0 and < Tails)
            return first + tail;
        return tables.Composition(first, second);
    }
}
