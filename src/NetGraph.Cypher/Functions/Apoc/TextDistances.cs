using System.Text;
using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.text: how alike two strings are, in UTF-16 units. Work grows with the product of the lengths, and each row of it is a step.</summary>
internal static class TextDistances
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Measure("distance", ValueTypes.Integer, "The number of edits that turn one string into the other (Levenshtein).", (c, a, b) => Levenshtein(c, a, b)),
        Measure("levenshteinDistance", ValueTypes.Integer, "The number of edits that turn one string into the other.", (c, a, b) => Levenshtein(c, a, b)),
        Measure("levenshteinSimilarity", ValueTypes.Float, "1 for equal strings, 0 for wholly different ones, by edits.", (c, a, b) => Similarity(c, a, b)),
        Measure("hammingDistance", ValueTypes.Integer, "The number of places at which two strings of one length differ.", Hamming),
        Measure("jaroWinklerDistance", ValueTypes.Float, "0 for equal strings, 1 for wholly different ones (Winkler 1990).", (c, a, b) => 1 - JaroWinkler(c, a, b)),
        NullPropagating("apoc.text.sorensenDiceSimilarity", ValueTypes.Float, "The share of neighbouring letters that two strings have in common.", (c, a) => SorensenDice(c, a[0].AsString(), a[1].AsString()), Text("text1"), Text("text2"), Takes("languageTag", ValueTypes.String).Or("'en'")),
        Measure("fuzzyMatch", ValueTypes.Boolean, "Whether two strings differ by few edits for their length.", FuzzyMatch),
        Measure("compareCleaned", ValueTypes.Boolean, "Whether two strings are the same but for case, accents and signs.", (_, a, b) => TextCleaning.Clean(a) == TextCleaning.Clean(b)),
    ];

    private static FunctionDefinition Measure(string name, ValueTypes returns, string description, Func<IFunctionContext, string, string, GraphValue> measure) =>
        NullPropagating($"apoc.text.{name}", returns, description, (c, a) => measure(c, a[0].AsString(), a[1].AsString()), Text("text1"), Text("text2"));

    private static int Levenshtein(IFunctionContext context, string a, string b)
    {
        context.RequireRoom(2L * sizeof(int) * (b.Length + 1));
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                if (j % 64 == 0)
                    context.Step();
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            context.Step();
            (last, row) = (row, last);
        }

        return last[b.Length];
    }

    private static double Similarity(IFunctionContext context, string a, string b)
    {
        var longer = Math.Max(a.Length, b.Length);
        return longer == 0 ? 1.0 : (longer - Levenshtein(context, a, b)) / (double)longer;
    }

    private static GraphValue Hamming(IFunctionContext context, string a, string b)
    {
        if (a.Length != b.Length)
            throw Wrong("apoc.text.hammingDistance", $"needs strings of one length, not {a.Length} and {b.Length}");
        return a.Zip(b).Count(pair => pair.First != pair.Second);
    }

    /// <summary>Jaro's similarity, raised by a tenth of the rest for each of up to four equal letters at the start, once it is 0.7.</summary>
    private static double JaroWinkler(IFunctionContext context, string a, string b)
    {
        if (a == b)
            return 1;

        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var (inA, inB) = (new StringBuilder(), new bool[b.Length]);
        for (var i = 0; i < a.Length; i++)
        {
            context.Step();
            for (var j = Math.Max(0, i - window); j <= Math.Min(b.Length - 1, i + window); j++)
            {
                if (j % 64 == 0)
                    context.Step();
                if (inB[j] || a[i] != b[j])
                    continue;
                inB[j] = true;
                inA.Append(a[i]);
                break;
            }
        }

        if (inA.Length == 0)
            return 0;

        var matches = (double)inA.Length;
        var swapped = inA.ToString().Zip(b.Where((_, j) => inB[j])).Count(pair => pair.First != pair.Second) / 2;
        var jaro = ((matches / a.Length) + (matches / b.Length) + ((matches - swapped) / matches)) / 3;
        var prefix = a.Zip(b).Take(4).TakeWhile(pair => pair.First == pair.Second).Count();
        return jaro < 0.7 ? jaro : jaro + (prefix * 0.1 * (1 - jaro));
    }

    /// <summary>Twice the common pairs of neighbouring letters over all pairs (Dice 1945), word by word without case; single letters stand for themselves.</summary>
    private static double SorensenDice(IFunctionContext context, string a, string b)
    {
        var (first, second) = (Bigrams(a), Bigrams(b));
        if (first.Count + second.Count == 0)
            return 1;

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in second)
            counts[pair] = counts.GetValueOrDefault(pair) + 1;

        var common = 0;
        foreach (var pair in first)
        {
            context.Step();
            if (counts.GetValueOrDefault(pair) == 0)
                continue;
            counts[pair]--;
            common++;
        }

        return 2.0 * common / (first.Count + second.Count);
    }

    private static List<string> Bigrams(string text) =>
    [
        .. text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Length == 1 ? [word] : Enumerable.Range(0, word.Length - 1).Select(i => word.Substring(i, 2))),
    ];

    /// <summary>No edit for up to two letters, one for up to five, else two (as Elasticsearch's automatic fuzziness).</summary>
    private static GraphValue FuzzyMatch(IFunctionContext context, string a, string b)
    {
        var allowed = a.Length < 3 ? 0 : a.Length < 5 ? 1 : 2;
        return Math.Abs(a.Length - b.Length) <= allowed && Levenshtein(context, a, b) <= allowed;
    }
}
