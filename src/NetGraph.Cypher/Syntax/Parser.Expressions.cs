using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// Operators by precedence climbing. Source: openCypher CIP "Precedence"; loosest first.
internal sealed partial class Parser
{
    private const int OrLevel = 1;
    private const int XorLevel = 2;
    private const int AndLevel = 3;
    private const int ComparisonLevel = 5;
    private const int PredicateLevel = 6;
    private const int AdditiveLevel = 7;
    private const int MultiplicativeLevel = 8;
    private const int PowerLevel = 9;

    /// <summary>Inside a comprehension or FOREACH, where <c>|</c> ends the expression; parentheses lift it.</summary>
    private bool _barEnds;

    private Expression ParseExpression()
    {
        Enter();
        var expression = ParseBinary(OrLevel);
        Leave();
        return expression;
    }

    /// <summary>An expression between brackets of some kind, or before a bar.</summary>
    private Expression ParseNested(bool barEnds)
    {
        var outer = _barEnds;
        _barEnds = barEnds;
        var expression = ParseExpression();
        _barEnds = outer;
        return expression;
    }

    private Expression ParseBinary(int lowest)
    {
        var left = Is(Keyword.Not) ? ParseNot() : ParseUnary();
        while (LevelOf(Current) is var level && level >= lowest)
        {
            left = level switch
            {
                ComparisonLevel => ParseComparison(left),
                PredicateLevel => ParsePredicate(left),
                _ => Combine(left, ToOperator(Advance()), ParseBinary(level + 1)),
            };
        }

        return left;
    }

    private static BinaryExpression Combine(Expression left, BinaryOperator @operator, Expression right) =>
        new(left.Span.To(right.Span), @operator, left, right);

    private static int LevelOf(in Token token) => token.Kind switch
    {
        TokenKind.Name => token.Keyword switch
        {
            Keyword.Or => OrLevel,
            Keyword.Xor => XorLevel,
            Keyword.And => AndLevel,
            Keyword.In or Keyword.Is or Keyword.Starts or Keyword.Ends or Keyword.Contains => PredicateLevel,
            _ => 0,
        },
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => ComparisonLevel,
        TokenKind.RegexMatch or TokenKind.DoubleColon => PredicateLevel,
        TokenKind.Plus or TokenKind.Minus or TokenKind.DoubleBar => AdditiveLevel,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => MultiplicativeLevel,
        TokenKind.Caret => PowerLevel,
        _ => 0,
    };

    private static BinaryOperator ToOperator(in Token token) => token.Kind switch
    {
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.RegexMatch => BinaryOperator.RegexMatch,
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.DoubleBar => BinaryOperator.Concatenate,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.Percent => BinaryOperator.Modulo,
        TokenKind.Caret => BinaryOperator.Power,
        _ => token.Keyword switch
        {
            Keyword.Or => BinaryOperator.Or,
            Keyword.Xor => BinaryOperator.Xor,
            _ => BinaryOperator.And,
        },
    };

    private Expression ParseNot()
    {
        var starts = new List<int>();
        while (Is(Keyword.Not))
            starts.Add(Advance().Start);

        GuardChain(starts.Count);
        var operand = ParseBinary(ComparisonLevel);
        for (var i = starts.Count - 1; i >= 0; i--)
            operand = new UnaryExpression(From(starts[i]), UnaryOperator.Not, operand);
        return operand;
    }

    /// <summary>One comparison, or a chain <c>a &lt; b &lt;= c</c>.</summary>
    private Expression ParseComparison(Expression first)
    {
        var operands = new List<Expression> { first };
        var operators = new List<BinaryOperator>();
        while (LevelOf(Current) == ComparisonLevel)
        {
            operators.Add(ToOperator(Advance()));
            operands.Add(ParseBinary(PredicateLevel));
        }

        return operators.Count == 1
            ? Combine(first, operators[0], operands[1])
            : new ComparisonChain(first.Span.To(operands[^1].Span), operands, operators);
    }

    /// <summary>IN, STARTS WITH, ENDS WITH, CONTAINS, =~, IS [NOT] NULL, IS label.</summary>
    private Expression ParsePredicate(Expression left)
    {
        if (IsTypeTest())
            return ParseTypeTest(left);
        if (Is(Keyword.Is))
            return ParseIs(left);

        var token = Advance();
        var @operator = token.Keyword switch
        {
            Keyword.In => BinaryOperator.In,
            Keyword.Starts => BinaryOperator.StartsWith,
            Keyword.Ends => BinaryOperator.EndsWith,
            Keyword.Contains => BinaryOperator.Contains,
            _ => BinaryOperator.RegexMatch,
        };
        if (token.Keyword is Keyword.Starts or Keyword.Ends)
            Expect(Keyword.With);
        return Combine(left, @operator, ParseBinary(AdditiveLevel));
    }

    private Expression ParseIs(Expression left)
    {
        var negated = IsAhead(1, Keyword.Not);
        if (NormalForm(negated ? 2 : 1) is { } form)
            return ParseIsNormalized(left, negated, form);
        if (!negated && !IsAhead(1, Keyword.Null))
        {
            var labels = ParseLabels(!_barEnds);
            return new LabelTestExpression(From(left.Span), left, labels);
        }

        Advance();
        TryTake(Keyword.Not);
        Expect(Keyword.Null);
        return new IsNullExpression(From(left.Span), left, negated);
    }

    /// <summary>The normal form that IS [NOT] NORMALIZED asks for; null when the words say something else.</summary>
    private string? NormalForm(int ahead)
    {
        if (IsAhead(ahead, Keyword.Normalized))
            return "NFC";
        if (!IsAhead(ahead + 1, Keyword.Normalized))
            return null;
        var form = Word(ahead);
        return form is "NFC" or "NFD" or "NFKC" or "NFKD" ? form : null;
    }

    private IsNormalizedExpression ParseIsNormalized(Expression left, bool negated, string form)
    {
        while (!TryTake(Keyword.Normalized))
            Advance();
        return new IsNormalizedExpression(From(left.Span), left, negated, form);
    }

    /// <summary>
    /// Signs. A minus directly before a number is part of the literal, so the smallest integer can be written; what is read of a
    /// value (<c>-1.key</c>, <c>-1[0]</c>) binds more tightly than its sign.
    /// </summary>
    private Expression ParseUnary()
    {
        if (!Is(TokenKind.Minus) && !Is(TokenKind.Plus))
            return ParsePostfix();

        var signs = new List<Token>();
        while (Is(TokenKind.Minus) || Is(TokenKind.Plus))
            signs.Add(Advance());

        GuardChain(signs.Count);
        Expression operand;
        if (signs[^1].Kind == TokenKind.Minus && Current.Kind is TokenKind.Integer or TokenKind.Float && !IsAhead(1, TokenKind.Dot) && !IsAhead(1, TokenKind.LeftBracket) && !IsAhead(1, TokenKind.Colon))
        {
            var start = signs[^1].Start;
            signs.RemoveAt(signs.Count - 1);
            operand = ParseNumber(start, negative: true);
        }
        else
        {
            operand = ParsePostfix();
        }

        for (var i = signs.Count - 1; i >= 0; i--)
            operand = new UnaryExpression(From(signs[i].Start), signs[i].Kind == TokenKind.Minus ? UnaryOperator.Negate : UnaryOperator.Plus, operand);
        return operand;
    }

    private Expression ParsePostfix()
    {
        var expression = ParsePrimary();
        if (expression is VariableExpression variable && Is(TokenKind.LeftBrace))
            expression = ParseMapProjection(variable);

        expression = ParseAccess(expression);
        if (!Is(TokenKind.Colon))
            return expression;

        var labels = ParseLabels(!_barEnds);
        return new LabelTestExpression(From(expression.Span), expression, labels);
    }

    /// <summary><c>.key</c>, <c>[index]</c> and <c>[from..to]</c> after an expression.</summary>
    private Expression ParseAccess(Expression target)
    {
        for (var count = 0; ; GuardChain(++count))
        {
            if (TryTake(TokenKind.Dot))
            {
                var key = ExpectName("a property key");
                target = new PropertyExpression(From(target.Span), target, key);
            }
            else if (Is(TokenKind.LeftBracket))
            {
                target = ParseIndex(target);
            }
            else
            {
                return target;
            }
        }
    }

    private Expression ParseIndex(Expression target)
    {
        Advance();
        var index = Is(TokenKind.DotDot) ? null : ParseNested(barEnds: false);
        if (!Is(TokenKind.DotDot))
        {
            Expect(TokenKind.RightBracket, "'..' or ']'");
            return new IndexExpression(From(target.Span), target, index!); // not null: the token was not '..' before or after
        }

        Advance();
        var to = Is(TokenKind.RightBracket) ? null : ParseNested(barEnds: false);
        Expect(TokenKind.RightBracket, "']'");
        return new SliceExpression(From(target.Span), target, index, to);
    }

    private void GuardChain(int count)
    {
        if (count > MaxDepth)
            throw Error("UnexpectedSyntax", $"The query is nested too deeply: at most {MaxDepth} levels are read.", Current.Span);
    }
}
