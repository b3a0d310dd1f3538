namespace NetGraph.Cypher.Syntax;

/// <summary>"Did you mean": the nearest known word by edit distance with transpositions (Damerau 1964, restricted form).</summary>
internal static class Spelling
{
    private const int MaxDistance = 2;

    /// <summary>The nearest word within two edits (one for words of up to three letters), or null. Ties go to the first.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var limit = word.Length <= 3 ? 1 : MaxDistance;
        string? best = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) > limit || candidate.Length <= limit)
                continue;

            var distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance > limit)
                continue;

            best = candidate;
            limit = distance - 1;
            if (limit < 0)
                break;
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.</summary>
    public static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
