namespace NetGraph.Cypher.Tests.Fuzzing;

/// <summary>Damages a statement: what a tired hand, a bad paste or an attacker would do.</summary>
internal static class QueryMutator
{
    private static readonly string[] Splices =
    [
        "(", ")", "[", "]", "{", "}", "'", "\"", "`", "$", "$$", "\\", "\\u12", "/*", "*/", "//", ";", ":", "::", "..", "|", "&", "!", "%", "->", "<-", "-", "--", "=", "=~", "+=", "\0", "\uD800",
        "–", "\u00A0", " NULL ", " NOT ", " WHERE ", " RETURN ", " WITH ", " MATCH ", " UNION ", " CALL ", " YIELD ", " AS ", "0x", "1e999", "99999999999999999999", "((((((((", "[[[[[[[[", "{{{{", "NOT NOT NOT ",
    ];

    public static string Damage(string text, string other, Random random)
    {
        for (var times = random.Next(1, 4); times > 0 && text.Length > 0; times--)
        {
            var at = random.Next(text.Length);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 15), text.Length - at)),
                1 => text.Insert(at, Splices[random.Next(Splices.Length)]),
                2 => text.Insert(at, ((char)random.Next(1, 0x3000)).ToString()),
                3 => text[..at] + other[random.Next(other.Length)..],
                4 => text[..at] + text[random.Next(text.Length)..],
                _ => SwapWords(text, random),
            };
        }

        return text;
    }

    private static string SwapWords(string text, Random random)
    {
        var words = text.Split(' ');
        var (a, b) = (random.Next(words.Length), random.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        return string.Join(' ', words);
    }
}
