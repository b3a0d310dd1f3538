using System.Collections.Frozen;

namespace NetGraph.Cypher.Syntax;

/// <summary>Words with a meaning somewhere in the grammar. None is reserved: where a name is wanted, each of them is one.</summary>
internal enum Keyword : byte
{
    None,
    All,
    AllShortestPaths,
    And,
    Any,
    As,
    Asc,
    Ascending,
    By,
    Call,
    Case,
    Collect,
    Constraint,
    Contains,
    Count,
    Create,
    Csv,
    Delete,
    Desc,
    Descending,
    Detach,
    Distinct,
    Drop,
    Else,
    End,
    Ends,
    Exists,
    Explain,
    False,
    Finish,
    Foreach,
    From,
    Fulltext,
    In,
    Index,
    Insert,
    Is,
    Let,
    Limit,
    Load,
    Lookup,
    Match,
    Merge,
    Nodetach,
    None_,
    Normalized,
    Not,
    Null,
    Offset,
    On,
    Optional,
    Or,
    Order,
    Point,
    Profile,
    Range,
    Reduce,
    Remove,
    Return,
    Set,
    Shortest,
    ShortestPath,
    Show,
    Single,
    Skip,
    Starts,
    Text,
    Then,
    Transactions,
    True,
    Typed,
    Union,
    Unwind,
    Use,
    Using,
    Vector,
    When,
    Where,
    With,
    Xor,
    Yield,
}

/// <summary>Finds keywords by their letters, whatever their case, without allocating.</summary>
internal static class Keywords
{
    private const int Longest = 16;

    private static readonly FrozenDictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> ByText =
        Enum.GetValues<Keyword>().Where(k => k != Keyword.None).ToFrozenDictionary(Spelling, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static Keyword Find(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= Longest && ByText.TryGetValue(word, out var keyword) ? keyword : Keyword.None;

    /// <summary>The keyword as it is written in messages and printed queries.</summary>
    public static string Spelling(Keyword keyword) => keyword switch
    {
        Keyword.None_ => "NONE",
        Keyword.ShortestPath => "shortestPath",
        Keyword.AllShortestPaths => "allShortestPaths",
        _ => keyword.ToString().ToUpperInvariant(),
    };
}
