namespace NetGraph.Cypher.Syntax;

// SHOW. Source: Cypher manual 5, "Show indexes", "Show constraints", "Show procedures", "Show functions"; Operations manual 5,
// "Listing databases".
internal sealed partial class Parser
{
    private static readonly Dictionary<string, ShowSubject> ShowSubjects = new(StringComparer.Ordinal)
    {
        ["INDEX"] = ShowSubject.Indexes,
        ["INDEXES"] = ShowSubject.Indexes,
        ["CONSTRAINT"] = ShowSubject.Constraints,
        ["CONSTRAINTS"] = ShowSubject.Constraints,
        ["PROCEDURE"] = ShowSubject.Procedures,
        ["PROCEDURES"] = ShowSubject.Procedures,
        ["FUNCTION"] = ShowSubject.Functions,
        ["FUNCTIONS"] = ShowSubject.Functions,
        ["DATABASE"] = ShowSubject.Databases,
        ["DATABASES"] = ShowSubject.Databases,
    };

    private static readonly string[] IndexFilters = ["ALL", "RANGE", "TEXT", "POINT", "LOOKUP", "FULLTEXT", "VECTOR"];

    private static readonly string[] ConstraintFilters =
    [
        "ALL", "UNIQUE", "NODE UNIQUE", "REL UNIQUE", "KEY", "NODE KEY", "REL KEY", "EXIST", "NODE EXIST", "REL EXIST", "PROPERTY TYPE", "NODE PROPERTY TYPE",
        "REL PROPERTY TYPE",
    ];

    private ShowClause ParseShow()
    {
        var start = Advance().Start;
        var (subject, filter) = ParseShowSubject();
        var name = ParseDatabaseName(subject, filter);
        var executable = subject is ShowSubject.Procedures or ShowSubject.Functions && ParseExecutable();
        if (IsWord(0, "BRIEF") || IsWord(0, "VERBOSE"))
            throw NotSupported($"SHOW … {Word(0)}", 1, "use YIELD and the columns that are wanted, or YIELD *");

        var yield = Is(Keyword.Yield) ? ParseShowYield() : null;
        var where = yield is null ? ParseWhere() : null;
        if (yield is null && Is(Keyword.Return))
            throw Unexpected("YIELD before RETURN", "write SHOW … YIELD * RETURN …");
        return new ShowClause(From(start), subject, filter, name, executable, yield, where);
    }

    private (ShowSubject Subject, string Filter) ParseShowSubject()
    {
        var start = Current.Span;
        var words = new List<string>();
        while (Current.IsName && words.Count < 4 && !Is(Keyword.Yield) && !Is(Keyword.Where) && !Is(Keyword.Return))
        {
            var word = Word(0);
            if (ShowSubjects.TryGetValue(word, out var subject))
            {
                Advance();
                var filter = string.Join(' ', words);
                return IsKnown(subject, filter) ? (subject, filter) : throw Error("UnexpectedSyntax", $"SHOW {filter} {word} is not known.", From(start), Choices(subject));
            }

            words.Add(Shortened(word, words));
            Advance();
        }

        var known = string.Join(", ", Enum.GetNames<ShowSubject>().Select(n => n.ToUpperInvariant()));
        throw Error("UnexpectedSyntax", $"SHOW {string.Join(' ', words)} is not supported: expected one of {known}.", From(start));
    }

    /// <summary>One spelling for synonyms.</summary>
    private static string Shortened(string word, List<string> before) => word switch
    {
        "RELATIONSHIP" => "REL",
        "UNIQUENESS" => "UNIQUE",
        "EXISTENCE" or "EXISTS" => WithoutProperty(before, "EXIST"),
        "EXIST" => WithoutProperty(before, "EXIST"),
        _ => word,
    };

    /// <summary>PROPERTY EXISTENCE is the same as EXISTENCE.</summary>
    private static string WithoutProperty(List<string> before, string word)
    {
        if (before is [.., "PROPERTY"])
            before.RemoveAt(before.Count - 1);
        return word;
    }

    private static bool IsKnown(ShowSubject subject, string filter) => filter.Length == 0 || subject switch
    {
        ShowSubject.Indexes => IndexFilters.Contains(filter, StringComparer.Ordinal),
        ShowSubject.Constraints => ConstraintFilters.Contains(filter, StringComparer.Ordinal),
        ShowSubject.Functions => filter is "ALL" or "BUILT IN" or "USER DEFINED",
        ShowSubject.Databases => filter is "DEFAULT" or "HOME",
        _ => false,
    };

    private static string? Choices(ShowSubject subject) => subject switch
    {
        ShowSubject.Indexes => $"expected one of {string.Join(", ", IndexFilters)}",
        ShowSubject.Constraints => $"expected one of {string.Join(", ", ConstraintFilters)}",
        ShowSubject.Functions => "expected ALL, BUILT IN or USER DEFINED",
        ShowSubject.Databases => "expected DEFAULT or HOME",
        _ => null,
    };

    /// <summary><c>SHOW DATABASE name</c>.</summary>
    private string? ParseDatabaseName(ShowSubject subject, string filter) =>
        subject == ShowSubject.Databases && filter.Length == 0 && Current.IsName && Current.Keyword is not (Keyword.Yield or Keyword.Where or Keyword.Return)
            ? ExpectName("the name of a database")
            : null;

    /// <summary><c>EXECUTABLE [BY CURRENT USER]</c>: everything is, for there are no users.</summary>
    private bool ParseExecutable()
    {
        if (!IsWord(0, "EXECUTABLE"))
            return false;
        Advance();
        if (!TryTake(Keyword.By))
            return true;
        if (!IsWord(0, "CURRENT"))
            throw NotSupported("EXECUTABLE BY a user", 1, "there are no users: leave BY out");
        Advance();
        ExpectWord("USER");
        return true;
    }

    private ShowYield ParseShowYield()
    {
        var start = Advance().Start;
        var items = new List<YieldItem>();
        if (!TryTake(TokenKind.Star))
        {
            do
            {
                var itemStart = Current.Start;
                var output = ExpectName("a column");
                var alias = TryTake(Keyword.As) ? ExpectName("an alias") : null;
                items.Add(new YieldItem(From(itemStart), output, alias));
            }
            while (TryTake(TokenKind.Comma));
        }

        var orderBy = ParseOrderBy();
        var skip = TryTake(Keyword.Skip) || TryTake(Keyword.Offset) ? ParseExpression() : null;
        var limit = TryTake(Keyword.Limit) ? ParseExpression() : null;
        return new ShowYield(From(start), items, orderBy, skip, limit, ParseWhere());
    }
}
