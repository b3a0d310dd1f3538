using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private const string AnExpression = "an expression";

    private Expression ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Float:
                return ParseNumber(token.Start, negative: false);
            case TokenKind.BadNumber:
                throw BadNumber(token);
            case TokenKind.String:
                Advance();
                return new LiteralExpression(token.Span, GraphValue.Of(Literals.Text(_text, token)));
            case TokenKind.Dollar:
                return ParseParameter();
            case TokenKind.LeftBracket:
                return ParseBracket();
            case TokenKind.LeftBrace:
                return ParseMap();
            case TokenKind.LeftParenthesis:
                return LooksLikePattern() ? ParsePatternExpression() : ParseParenthesized();
            case TokenKind.Name or TokenKind.QuotedName:
                return ParseWord(token);
            default:
                throw Unexpected(AnExpression);
        }
    }

    private LiteralExpression ParseNumber(int start, bool negative)
    {
        var token = Advance();
        var digits = _text.AsSpan(token.Start, token.End - token.Start);
        var span = From(start);
        if (token.Kind == TokenKind.Integer)
        {
            var integer = Literals.Integer(digits, negative)
                ?? throw Error("IntegerOverflow", "The integer does not fit 64 bits: expected -9223372036854775808 to 9223372036854775807.", span);
            return new LiteralExpression(span, GraphValue.Of(integer));
        }

        var number = Literals.Float(digits);
        if (double.IsInfinity(number))
            throw Error("FloatingPointOverflow", "The number is too large for a 64-bit float: expected at most 1.7976931348623157e308.", span);
        return new LiteralExpression(span, GraphValue.Of(negative ? -number : number));
    }

    private CypherException BadNumber(Token token)
    {
        var text = _text[token.Start..token.End];
        var hint = text.StartsWith("0X", StringComparison.Ordinal) ? "write 0x with a small x"
            : text.StartsWith("0x", StringComparison.Ordinal) ? "0x takes the digits 0 to 9 and a to f"
            : text.All(char.IsAsciiDigit) ? "write 0o for octal, or leave the leading zero out"
            : null;
        return Error("InvalidNumberLiteral", $"'{Shorten(text)}' is not a number.", token.Span, hint);
    }

    private ParameterExpression ParseParameter()
    {
        var start = Advance().Start;
        if (Current.Start != Previous.End)
            throw Unexpected("a parameter name directly after '$'");

        var token = Current;
        if (token.Kind is TokenKind.Integer or TokenKind.BadNumber)
        {
            Advance();
            return new ParameterExpression(From(start), _text[token.Start..token.End]);
        }

        var name = ExpectName("a parameter name");
        return new ParameterExpression(From(start), name);
    }

    private Expression ParseParenthesized()
    {
        Expect(TokenKind.LeftParenthesis, "'('");
        var expression = ParseNested(barEnds: false);
        Expect(TokenKind.RightParenthesis, "an operator or ')'");
        return expression;
    }

    private PatternExpression ParsePatternExpression()
    {
        var path = ParseShortestOrElements();
        return new PatternExpression(path.Span, path);
    }

    /// <summary>A word is, in this order: a special form, a function call, a literal, a variable.</summary>
    private Expression ParseWord(Token token)
    {
        var opensBrace = IsAhead(1, TokenKind.LeftBrace);
        switch (token.Keyword)
        {
            case Keyword.True or Keyword.False or Keyword.Null:
                Advance();
                return new LiteralExpression(token.Span, token.Keyword == Keyword.Null ? GraphValue.Null : GraphValue.Of(token.Keyword == Keyword.True));
            case Keyword.Case when !StandsAlone(Ahead(1)):
                return ParseCase();
            case Keyword.Exists when opensBrace:
                return ParseSubqueryExpression(SubqueryKind.Exists);
            case Keyword.Count when opensBrace:
                return ParseSubqueryExpression(SubqueryKind.Count);
            case Keyword.Collect when opensBrace:
                return ParseSubqueryExpression(SubqueryKind.Collect);
            case Keyword.All or Keyword.Any or Keyword.None_ or Keyword.Single when OpensIteration():
                return ParseQuantifier();
            case Keyword.Reduce when IsAhead(1, TokenKind.LeftParenthesis) && Ahead(2).IsName && IsAhead(3, TokenKind.Equal):
                return ParseReduce();
            case Keyword.ShortestPath or Keyword.AllShortestPaths when IsAhead(1, TokenKind.LeftParenthesis):
                return ParsePatternExpression();
        }

        if (IsFunctionCall())
            return ParseFunctionCall();

        Advance();
        return new VariableExpression(token.Span, Literals.Name(_text, token));
    }

    /// <summary>Whether a word followed by this token can only be a name.</summary>
    private static bool StandsAlone(Token next) => next.Kind is TokenKind.End or TokenKind.Comma or TokenKind.Dot or TokenKind.RightParenthesis
        or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.Equal or TokenKind.Semicolon || next.Keyword == Keyword.As;

    private bool OpensIteration() => IsAhead(1, TokenKind.LeftParenthesis) && Ahead(2).IsName && IsAhead(3, Keyword.In);

    private bool IsFunctionCall()
    {
        var ahead = 1;
        while (IsAhead(ahead, TokenKind.Dot) && Ahead(ahead + 1).IsName)
            ahead += 2;
        return IsAhead(ahead, TokenKind.LeftParenthesis);
    }

    private FunctionExpression ParseFunctionCall()
    {
        var start = Current.Start;
        var name = ExpectName("a function name");
        while (TryTake(TokenKind.Dot))
            name += "." + ExpectName("a function name");

        var nameSpan = From(start);
        RefuseOldComprehension(name, nameSpan);
        Expect(TokenKind.LeftParenthesis, "'('");
        var distinct = TryTake(Keyword.Distinct);
        if (Is(TokenKind.Star) && IsAhead(1, TokenKind.RightParenthesis))
        {
            Advance();
            Advance();
            return new FunctionExpression(From(start), name, nameSpan, distinct, Star: true, []);
        }

        var outer = _barEnds;
        _barEnds = false;
        var call = ParseWordedCall(name, nameSpan)
            ?? new FunctionExpression(default, name, nameSpan, distinct, Star: false, ParseUntil(TokenKind.RightParenthesis, "')'"));
        _barEnds = outer;
        return call with { Span = From(start), Distinct = distinct };
    }

    private CaseExpression ParseCase()
    {
        var start = Advance().Start;
        var subject = Is(Keyword.When) ? null : ParseExpression();
        var alternatives = new List<CaseAlternative>();
        while (TryTake(Keyword.When))
        {
            var whens = new List<Expression> { ParseWhen(subject is not null) };
            while (subject is not null && TryTake(TokenKind.Comma))
                whens.Add(ParseWhen(hasSubject: true));
            Expect(Keyword.Then);
            alternatives.Add(new CaseAlternative(whens, ParseExpression()));
        }

        if (alternatives.Count == 0)
            throw Unexpected("WHEN");
        var otherwise = TryTake(Keyword.Else) ? ParseExpression() : null;
        Expect(Keyword.End);
        return new CaseExpression(From(start), subject, alternatives, otherwise);
    }

    /// <summary>A value, or a predicate on the subject without its left side: <c>IS NULL</c>, <c>&gt; 3</c>, <c>STARTS WITH 'a'</c>.</summary>
    private Expression ParseWhen(bool hasSubject)
    {
        var isPartial = hasSubject
            && (LevelOf(Current) == ComparisonLevel
                || Current.Kind is TokenKind.RegexMatch or TokenKind.DoubleColon
                || (Is(Keyword.Is) && Ahead(1).Keyword is Keyword.Null or Keyword.Not or Keyword.Typed or Keyword.Normalized)
                || (Is(Keyword.Is) && (IsAhead(1, TokenKind.DoubleColon) || IsAhead(2, Keyword.Normalized)))
                || (Current.Keyword is Keyword.Starts or Keyword.Ends && IsAhead(1, Keyword.With)));
        if (!isPartial)
            return ParseExpression();

        var subject = new CaseSubjectExpression(new SourceSpan(Current.Start, 0));
        if (LevelOf(Current) != ComparisonLevel)
            return ParsePredicate(subject);
        var @operator = ToOperator(Advance());
        return Combine(subject, @operator, ParseBinary(PredicateLevel));
    }

    private SubqueryExpression ParseSubqueryExpression(SubqueryKind kind)
    {
        Enter();
        var start = Advance().Start;
        Expect(TokenKind.LeftBrace, "'{'");
        var outer = _barEnds;
        _barEnds = false;
        var query = Is(TokenKind.LeftParenthesis) || (Current.IsName && IsAhead(1, TokenKind.Equal)) || IsPathPrefix() ? ParsePatternQuery() : ParseQueryBody();
        _barEnds = outer;
        Expect(TokenKind.RightBrace, "a clause or '}'");
        Leave();
        return new SubqueryExpression(From(start), kind, query);
    }

    /// <summary>The short form <c>EXISTS { (a)-->(b) WHERE … }</c>: a MATCH without the word.</summary>
    private QueryBody ParsePatternQuery()
    {
        var start = Current.Start;
        var paths = ParsePathList();
        var hints = ParseHints();
        var where = ParseWhere();
        var match = new MatchClause(From(start), Optional: false, paths, where) { Hints = hints };
        return new QueryBody(match.Span, [new SingleQuery(match.Span, [match])], []);
    }
}
