using NetGraph.Cypher.Storage.Schema;

namespace NetGraph.Cypher.Syntax;

// The type after IS :: of a constraint. Source: Cypher manual 5, "Create property type constraints", with all synonyms.
internal sealed partial class Parser
{
    private static readonly (string[] Words, string Type)[] PropertyTypeWords =
    [
        (["TIMESTAMP", "WITHOUT", "TIMEZONE"], "LOCAL DATETIME"),
        (["TIMESTAMP", "WITHOUT", "TIME", "ZONE"], "LOCAL DATETIME"),
        (["TIMESTAMP", "WITH", "TIMEZONE"], "ZONED DATETIME"),
        (["TIMESTAMP", "WITH", "TIME", "ZONE"], "ZONED DATETIME"),
        (["TIME", "WITHOUT", "TIMEZONE"], "LOCAL TIME"),
        (["TIME", "WITHOUT", "TIME", "ZONE"], "LOCAL TIME"),
        (["TIME", "WITH", "TIMEZONE"], "ZONED TIME"),
        (["TIME", "WITH", "TIME", "ZONE"], "ZONED TIME"),
        (["LOCAL", "TIME"], "LOCAL TIME"),
        (["ZONED", "TIME"], "ZONED TIME"),
        (["LOCAL", "DATETIME"], "LOCAL DATETIME"),
        (["ZONED", "DATETIME"], "ZONED DATETIME"),
        (["SIGNED", "INTEGER"], "INTEGER"),
        (["BOOLEAN"], "BOOLEAN"),
        (["BOOL"], "BOOLEAN"),
        (["STRING"], "STRING"),
        (["VARCHAR"], "STRING"),
        (["INTEGER"], "INTEGER"),
        (["INT"], "INTEGER"),
        (["FLOAT"], "FLOAT"),
        (["DATE"], "DATE"),
        (["DURATION"], "DURATION"),
        (["POINT"], "POINT"),
    ];

    /// <summary>Alternatives between bars.</summary>
    private PropertyTypes ParsePropertyTypes()
    {
        var single = new List<string>();
        var lists = new List<string>();
        do
        {
            ParsePropertyType(single, lists);
        }
        while (TryTake(TokenKind.Bar));

        return PropertyTypes.Of(single, lists);
    }

    private void ParsePropertyType(List<string> single, List<string> lists)
    {
        if ((IsWord(0, "LIST") || IsWord(0, "ARRAY")) && IsAhead(1, TokenKind.Less))
        {
            Advance();
            Advance();
            do
            {
                lists.Add(ParseScalarType());
                Expect(Keyword.Not);
                Expect(Keyword.Null);
            }
            while (TryTake(TokenKind.Bar));
            Expect(TokenKind.Greater, "NOT NULL and '>'");
            return;
        }

        if (IsWord(0, "ANY") || IsWord(0, "MAP") || IsWord(0, "NODE") || IsWord(0, "RELATIONSHIP") || IsWord(0, "PATH"))
            throw Error("UnexpectedSyntax", $"A property cannot be held to the type {Word(0)}.", Current.Span, $"expected one of {string.Join(", ", PropertyTypes.ScalarNames)} or LIST<… NOT NULL>");
        single.Add(ParseScalarType());
    }

    private string ParseScalarType()
    {
        foreach (var (words, type) in PropertyTypeWords)
        {
            if (!words.Select((word, i) => IsWord(i, word)).All(found => found))
                continue;
            _position += words.Length;
            return type;
        }

        throw Unexpected("a type such as STRING, INTEGER or LIST<STRING NOT NULL>");
    }
}
