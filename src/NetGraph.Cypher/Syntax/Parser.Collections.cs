using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// Lists, maps, comprehensions and the other forms that bring variables of their own.
internal sealed partial class Parser
{
    /// <summary><c>[a, b]</c>, <c>[x IN xs WHERE p | e]</c> or <c>[(a)-->(b) WHERE p | e]</c>.</summary>
    private Expression ParseBracket()
    {
        if (LooksLikePattern(1) || (Ahead(1).IsName && IsAhead(2, TokenKind.Equal) && LooksLikePattern(3)))
            return ParsePatternComprehension();
        if (Ahead(1).IsName && IsAhead(2, Keyword.In) && ParseListComprehension() is { } comprehension)
            return comprehension;

        var start = Advance().Start;
        var outer = _barEnds;
        _barEnds = false;
        var items = ParseUntil(TokenKind.RightBracket, "']'");
        _barEnds = outer;
        return new ListExpression(From(start), items);
    }

    /// <summary>Null, with nothing taken, when it turns out to be a list whose first item is <c>x IN xs</c>.</summary>
    private ListComprehensionExpression? ParseListComprehension()
    {
        var before = _position;
        var start = Advance().Start;
        var variable = ExpectName("a variable");
        Expect(Keyword.In);
        var source = ParseNested(barEnds: true);
        if (Is(TokenKind.Comma))
        {
            GuardRereading();
            _position = before;
            return null;
        }

        var predicate = TryTake(Keyword.Where) ? ParseNested(barEnds: true) : null;
        var projection = TryTake(TokenKind.Bar) ? ParseNested(barEnds: false) : null;
        Expect(TokenKind.RightBracket, projection is null ? "WHERE, '|' or ']'" : "']'");
        return new ListComprehensionExpression(From(start), variable, source, predicate, projection);
    }

    /// <summary>Reading a list twice at every level of nesting would take exponential time.</summary>
    private void GuardRereading()
    {
        if (++_rereadings > MaxDepth)
            throw Error("UnexpectedSyntax", "Too many lists that begin with 'x IN …': put the first item in parentheses.", Current.Span);
    }

    private PatternComprehensionExpression ParsePatternComprehension()
    {
        var start = Advance().Start;
        var path = ParsePath();
        var predicate = TryTake(Keyword.Where) ? ParseNested(barEnds: true) : null;
        Expect(TokenKind.Bar, "a relationship, WHERE or '|'");
        var projection = ParseNested(barEnds: false);
        Expect(TokenKind.RightBracket, "']'");
        return new PatternComprehensionExpression(From(start), path, predicate, projection);
    }

    private MapExpression ParseMap()
    {
        var start = Advance().Start;
        var entries = new List<KeyValuePair<string, Expression>>();
        if (!Is(TokenKind.RightBrace))
        {
            do
            {
                var nameToken = Current;
                var key = ExpectName("a key or '}'");
                if (Is(TokenKind.RightBrace))
                    throw Unexpected("':'", $"for a parameter write ${Shorten(_text[nameToken.Start..nameToken.End])}");
                Expect(TokenKind.Colon, "':'");
                entries.Add(new(key, ParseNested(barEnds: false)));
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.RightBrace, "',' or '}'");
        return new MapExpression(From(start), entries);
    }

    private MapProjectionExpression ParseMapProjection(VariableExpression target)
    {
        Advance();
        var items = new List<MapProjectionItem>();
        if (!Is(TokenKind.RightBrace))
        {
            do
            {
                items.Add(ParseMapProjectionItem());
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.RightBrace, "',' or '}'");
        return new MapProjectionExpression(From(target.Span), target, items);
    }

    private MapProjectionItem ParseMapProjectionItem()
    {
        var start = Current.Start;
        if (TryTake(TokenKind.Dot))
        {
            if (TryTake(TokenKind.Star))
                return new MapProjectionItem(From(start), null, null);
            var key = ExpectName("a property key or '*'");
            return new MapProjectionItem(From(start), key, null);
        }

        var span = Current.Span;
        var name = ExpectName("'.key', '.*', a variable or 'key: expression'");
        var value = TryTake(TokenKind.Colon) ? ParseNested(barEnds: false) : new VariableExpression(span, name);
        return new MapProjectionItem(From(start), name, value);
    }

    private QuantifierExpression ParseQuantifier()
    {
        var word = Advance();
        var kind = word.Keyword switch
        {
            Keyword.All => QuantifierKind.All,
            Keyword.Any => QuantifierKind.Any,
            Keyword.None_ => QuantifierKind.None,
            _ => QuantifierKind.Single,
        };
        Expect(TokenKind.LeftParenthesis, "'('");
        var variable = ExpectName("a variable");
        Expect(Keyword.In);
        var source = ParseNested(barEnds: false);
        var predicate = TryTake(Keyword.Where) ? ParseNested(barEnds: false) : null;
        Expect(TokenKind.RightParenthesis, "WHERE or ')'");
        return new QuantifierExpression(From(word.Start), kind, variable, source, predicate);
    }

    private ReduceExpression ParseReduce()
    {
        var start = Advance().Start;
        Expect(TokenKind.LeftParenthesis, "'('");
        var accumulator = ExpectName("a variable");
        Expect(TokenKind.Equal, "'='");
        var initial = ParseNested(barEnds: false);
        Expect(TokenKind.Comma, "','");
        var variable = ExpectName("a variable");
        Expect(Keyword.In);
        var source = ParseNested(barEnds: true);
        Expect(TokenKind.Bar, "'|'");
        var step = ParseNested(barEnds: false);
        Expect(TokenKind.RightParenthesis, "')'");
        return new ReduceExpression(From(start), accumulator, initial, variable, source, step);
    }
}
