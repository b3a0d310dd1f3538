using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

// Path patterns that are matched: nodes and relationships in turn, repetitions between them, parentheses around the whole.
// Source: Neo4j manual, "Patterns", reference pages "Path patterns" and "Variable length paths".
internal sealed partial class Parser
{
    /// <summary><c>p = SHORTEST 1 (a)-->+(b)</c>, <c>p = shortestPath((a)-[*]-(b))</c>, <c>(a)-[r]->(b)</c>, …</summary>
    private PathPattern ParsePath()
    {
        var start = Current.Start;
        string? variable = null;
        var span = Current.Span;
        if (Current.IsName && IsAhead(1, TokenKind.Equal))
        {
            variable = ParseVariable(out span);
            Advance();
        }

        var selector = ParsePathSelector();
        if (selector is not null && IsShortestPath())
            throw Error("UnexpectedSyntax", "A path selector and shortestPath() cannot be mixed.", selector.Span, "leave one of them out");
        var path = IsShortestPath() ? ParseShortestOrElements() : ParsePathExpression();
        return path with { Span = From(start), Variable = variable, VariableSpan = span, Selector = selector };
    }

    private PathPattern ParsePathExpression()
    {
        var start = Current.Start;
        if (!IsParenthesizedPath())
            return ParseParts(start, new PathParts());

        var (inner, where, times) = ParseParenthesizedPath();
        if (times is null && Is(TokenKind.LeftParenthesis))
            throw Error("UnexpectedSyntax", "A path in parentheses can stand beside others only when it is repeated.", From(start), "write a quantifier such as {1,3} or + after it");
        if (times is null)
            return Enclosed(inner, where, From(start));

        var parts = new PathParts();
        parts.Add(RepetitionOf(From(start), inner, where, times.Value));
        return ParseParts(start, parts);
    }

    private PathPattern ParseParts(int start, PathParts parts)
    {
        while (Is(TokenKind.LeftParenthesis))
        {
            if (IsParenthesizedPath())
                ParseRepetition(parts);
            else if (parts.EndsWithNode)
                throw Error("UnexpectedSyntax", "Two nodes stand side by side: expected a relationship between them.", Current.Span);
            else
                ParseChain(parts);
        }

        if (parts.IsEmpty)
            throw Unexpected(ANode);
        return parts.ToPath(From(start));
    }

    private void ParseRepetition(PathParts parts)
    {
        var start = Current.Start;
        var (inner, where, times) = ParseParenthesizedPath();
        if (times is null)
            throw Unexpected("a quantifier such as {1,3} or +", "a path in parentheses can stand beside others only when it is repeated");
        parts.Add(RepetitionOf(From(start), inner, where, times.Value));
    }

    private void ParseChain(PathParts parts)
    {
        parts.Add(ParseNode());
        while (IsRelationshipStart())
        {
            var relationship = ParseRelationship();
            var times = ParseTimes();
            parts.Add(times is null ? relationship : RepetitionOf(relationship, times.Value));
            parts.Add(ParseNode());
        }
    }

    private (PathPattern Path, Expression? Where, VariableLength? Times) ParseParenthesizedPath()
    {
        Enter();
        Expect(TokenKind.LeftParenthesis, ANode);
        string? variable = null;
        var span = Current.Span;
        if (Current.IsName && IsAhead(1, TokenKind.Equal))
        {
            variable = ParseVariable(out span);
            Advance();
        }

        var path = ParsePathExpression();
        if (variable is not null && path.InnerVariable is not null)
            throw Error("UnexpectedSyntax", "The path in parentheses has a variable already.", span);
        if (variable is not null)
            path = path with { InnerVariable = variable, InnerVariableSpan = span };
        var where = ParseWhere();
        Expect(TokenKind.RightParenthesis, "a relationship, WHERE or ')'");
        Leave();
        return (path, where, ParseTimes());
    }

    private bool IsParenthesizedPath() =>
        Is(TokenKind.LeftParenthesis) && (IsAhead(1, TokenKind.LeftParenthesis) || (Ahead(1).IsName && IsAhead(2, TokenKind.Equal)));

    /// <summary>Parentheses around a whole path; each pair may add a WHERE.</summary>
    private static PathPattern Enclosed(PathPattern inner, Expression? where, SourceSpan span)
    {
        if (where is null)
            return inner with { Span = span };
        return inner with
        {
            Span = span,
            Where = inner.Where is null ? where : new BinaryExpression(inner.Where.Span.To(where.Span), BinaryOperator.And, inner.Where, where),
        };
    }

    private static RelationshipPattern RepetitionOf(SourceSpan span, PathPattern inner, Expression? where, VariableLength times) =>
        new(span, null, false, false, null, null, null, null) { Repetition = new Repetition(span, inner, where, times, IsRelationship: false) };

    private RelationshipPattern RepetitionOf(RelationshipPattern relationship, VariableLength times)
    {
        var node = new NodePattern(relationship.Span, null, null, null, null);
        var path = new PathPattern(relationship.Span, null, default, ShortestKind.None, [node, node], [relationship]);
        var span = From(relationship.Span);
        return new(span, null, false, false, null, null, null, null) { Repetition = new Repetition(span, path, null, times, IsRelationship: true) };
    }

    /// <summary><c>+</c>, <c>*</c>, <c>{n}</c>, <c>{n,}</c>, <c>{,m}</c> or <c>{n,m}</c>; null when none of them is here.</summary>
    private VariableLength? ParseTimes()
    {
        if (TryTake(TokenKind.Plus))
            return new VariableLength(1, null);
        if (TryTake(TokenKind.Star))
            return new VariableLength(0, null);
        if (!Is(TokenKind.LeftBrace))
            return null;

        var start = Advance().Start;
        var min = ParseLengthBound();
        var max = min;
        if (TryTake(TokenKind.Comma))
            max = ParseLengthBound();
        else if (min is null)
            throw Unexpected("a number or ',' in a quantifier");
        Expect(TokenKind.RightBrace, "',' or '}'");
        if (max == 0)
            throw Error("UnexpectedSyntax", "A quantifier for a path pattern must not be limited by 0.", From(start));
        if (min > max)
            throw Error("UnexpectedSyntax", $"The lower bound of a quantifier is at most the upper one: found {min} and {max}.", From(start));
        return new VariableLength(min ?? 0, max);
    }
}
