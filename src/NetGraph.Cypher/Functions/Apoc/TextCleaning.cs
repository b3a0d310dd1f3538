using System.Text;
using NetGraph.Cypher.Functions.Scalar;
using NetGraph.PropertyGraph;
using static NetGraph.Cypher.Functions.Apoc.ApocFactory;
using static NetGraph.Cypher.Functions.FunctionFactory;

namespace NetGraph.Cypher.Functions.Apoc;

/// <summary>apoc.text: the case and the plain letters of a string.</summary>
internal static class TextCleaning
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Cased("clean", "The letters and digits of a string, in lower case and without accents.", Clean),
        Cased("capitalize", "The string with its first letter in upper case.", Capitalize),
        Cased("capitalizeAll", "The string with the first letter of each word in upper case.", text => EachWord(text, Capitalize)),
        Cased("decapitalize", "The string with its first letter in lower case.", Decapitalize),
        Cased("decapitalizeAll", "The string with the first letter of each word in lower case.", text => EachWord(text, Decapitalize)),
        Cased("swapCase", "The string with upper and lower case exchanged.", text => string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
        Cased("camelCase", "The words in one, each but the first with a capital.", text => Decapitalize(Camel(text))),
        Cased("upperCamelCase", "The words in one, each with a capital.", Camel),
        Cased("snakeCase", "The words in lower case with hyphens between them.", text => string.Join('-', Words(text)).ToLowerInvariant()),
        Cased("toUpperCase", "The words in upper case with underscores between them.", text => string.Join('_', Words(text)).ToUpperInvariant()),
        NullPropagating("apoc.text.slug", ValueTypes.String, "The letters and digits of a string with a delimiter for all between.", (_, a) => Slug(a[0].AsString(), TextOr(a, 1, "-")), Text("text"), Takes("delimiter", ValueTypes.String).Or("'-'")),
    ];

    /// <summary>Letters and digits only, in lower case and without accents.</summary>
    public static string Clean(string text)
    {
        var plain = UnicodeNormalization.Normalize(text, NormalizationForm.FormD);
        return string.Concat(plain.EnumerateRunes().Where(Rune.IsLetterOrDigit)).ToLowerInvariant();
    }

    private static FunctionDefinition Cased(string name, string description, Func<string, string> change) =>
        NullPropagating($"apoc.text.{name}", ValueTypes.String, description, (_, a) => change(a[0].AsString()), Text("text"));

    private static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Decapitalize(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string EachWord(string text, Func<string, string> change) => string.Join(' ', text.Split(' ').Select(change));

    private static string Camel(string text) => string.Concat(Words(text).Select(word => Capitalize(word.ToLowerInvariant())));

    /// <summary>Runs of letters and digits, cut once more where a capital follows a small letter.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);
            if (word.Length > 0 && (startsWord || !char.IsLetterOrDigit(text[i])))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(text[i]))
                word.Append(text[i]);
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static string Slug(string text, string delimiter)
    {
        var plain = UnicodeNormalization.Normalize(text.Trim(), NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark);
        var slug = new StringBuilder();
        var inGap = false;
        foreach (var letter in plain)
        {
            var fits = char.IsLetterOrDigit(letter) || letter == '_';
            if (fits)
                slug.Append(letter);
            else if (!inGap)
                slug.Append(delimiter);
            inGap = !fits;
        }

        return slug.ToString();
    }
}
