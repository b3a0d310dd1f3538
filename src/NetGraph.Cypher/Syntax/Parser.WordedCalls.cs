using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>Calls with words between their arguments (Cypher manual, "trim()" and "normalize()"); they become plain calls at once.</summary>
internal sealed partial class Parser
{
    /// <summary>What follows the parenthesis of <c>trim(</c> or <c>normalize(</c>, up to and with the closing one; null for other names.</summary>
    private FunctionExpression? ParseWordedCall(string name, SourceSpan nameSpan)
    {
        if (name.Equals("trim", StringComparison.OrdinalIgnoreCase))
            return ParseTrim(name, nameSpan);
        return name.Equals("normalize", StringComparison.OrdinalIgnoreCase) ? ParseNormalize(name, nameSpan) : null;
    }

    /// <summary><c>trim([LEADING | TRAILING | BOTH] [characters] FROM text)</c> is ltrim, rtrim or btrim.</summary>
    private FunctionExpression ParseTrim(string name, SourceSpan nameSpan)
    {
        var side = TrimSide();
        if (side is not null)
            Advance();

        var first = IsWord(0, "FROM") || Is(TokenKind.RightParenthesis) ? null : ParseExpression();
        if (side is null && !IsWord(0, "FROM"))
        {
            List<Expression> plain = first is null ? [] : [first];
            while (TryTake(TokenKind.Comma))
                plain.Add(ParseExpression());
            Expect(TokenKind.RightParenthesis, "',' or ')'");
            return new FunctionExpression(default, name, nameSpan, Distinct: false, Star: false, plain);
        }

        if (!IsWord(0, "FROM"))
            throw Unexpected("FROM");
        Advance();
        var source = ParseExpression();
        Expect(TokenKind.RightParenthesis, "',' or ')'");
        return new FunctionExpression(default, side ?? "btrim", nameSpan, Distinct: false, Star: false, first is null ? [source] : [source, first]);
    }

    /// <summary>The function that the side's word stands for; null when the word is a variable.</summary>
    private string? TrimSide()
    {
        if (Ahead(1).Kind is not (TokenKind.Name or TokenKind.QuotedName or TokenKind.String or TokenKind.Dollar))
            return null;
        if (IsWord(0, "LEADING"))
            return "ltrim";
        return IsWord(0, "TRAILING") ? "rtrim" : IsWord(0, "BOTH") && !IsAhead(1, Keyword.In) ? "btrim" : null;
    }

    /// <summary>The second argument of normalize is a word: a string from here on.</summary>
    private FunctionExpression ParseNormalize(string name, SourceSpan nameSpan)
    {
        var arguments = ParseUntil(TokenKind.RightParenthesis, "')'");
        if (arguments is [var text, VariableExpression { Name: var form } word] && form.ToUpperInvariant() is "NFC" or "NFD" or "NFKC" or "NFKD")
            arguments = [text, new LiteralExpression(word.Span, GraphValue.Of(form.ToUpperInvariant()))];
        return new FunctionExpression(default, name, nameSpan, Distinct: false, Star: false, arguments);
    }
}
