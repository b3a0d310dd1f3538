using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace NetGraph.Cypher.Functions;

/// <summary>
/// The regular expressions of statements, for <c>=~</c> and for functions: one way to compile them, one bound on a match. They run without
/// backtracking where .NET can, and for at most <see cref="MatchLimit"/> otherwise, so that a hostile pattern cannot hang a server.
/// Thread-safe.
/// </summary>
internal static class RegularExpressions
{
    /// <summary>A match cannot be cancelled from outside, so this bounds how long cancelling may take.</summary>
    public static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(250);

    /// <summary>Compiled patterns kept; when there are more, all are dropped and made anew as they are met.</summary>
    private const int MostKept = 128;

    /// <summary>Longer ones are not kept: they may come from data, a new one each row.</summary>
    private const int LongestKept = 256;

    private static readonly ConcurrentDictionary<(string Pattern, bool IsWhole), Regex> Kept = new();

    /// <summary>Matches anywhere in a text.</summary>
    /// <exception cref="CypherException">Not a regular expression.</exception>
    public static Regex Anywhere(string pattern) => Find(pattern, isWhole: false);

    /// <summary>Matches a text as a whole.</summary>
    /// <exception cref="CypherException">Not a regular expression.</exception>
    public static Regex Whole(string pattern) => Find(pattern, isWhole: true);

    /// <summary>The error for a match that was given up.</summary>
    public static CypherException TookTooLong(string pattern) =>
        CypherErrors.Argument("InvalidArgumentValue", $"The regular expression '{pattern}' took too long on one value.");

    private static Regex Find(string pattern, bool isWhole)
    {
        if (Kept.TryGetValue((pattern, isWhole), out var known))
            return known;
        var made = Compile(pattern, isWhole ? $@"\A(?:{pattern})\z" : pattern);
        if (pattern.Length > LongestKept)
            return made;
        if (Kept.Count >= MostKept)
            Kept.Clear();
        Kept[(pattern, isWhole)] = made;
        return made;
    }

    private static Regex Compile(string pattern, string whole)
    {
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, MatchLimit); // lookaround, back references
        }
        catch (RegexParseException e)
        {
            throw CypherErrors.Argument("InvalidArgumentValue", $"Invalid regular expression '{pattern}': {e.Error}.");
        }
    }
}
