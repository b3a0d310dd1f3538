using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    private const string ANode = "a node in parentheses";

    private PathPattern ParseShortestOrElements()
    {
        var start = Current.Start;
        if (!IsShortestPath())
            return ParseElements();

        var kind = Advance().Keyword == Keyword.ShortestPath ? ShortestKind.Single : ShortestKind.All;
        Expect(TokenKind.LeftParenthesis, "'('");
        var path = ParseElements();
        Expect(TokenKind.RightParenthesis, "a relationship or ')'");
        if (path.Relationships.Count != 1)
            throw Error("InvalidRelationshipPattern", "A shortest path has exactly one relationship between two nodes: expected (a)-[*]-(b).", path.Span);
        return path with { Span = From(start), Shortest = kind };
    }

    private bool IsShortestPath() => (Is(Keyword.ShortestPath) || Is(Keyword.AllShortestPaths)) && IsAhead(1, TokenKind.LeftParenthesis);

    /// <summary>Nodes and relationships in turn; parentheses around the whole are allowed and mean nothing.</summary>
    private PathPattern ParseElements()
    {
        if (Is(TokenKind.LeftParenthesis) && IsAhead(1, TokenKind.LeftParenthesis))
            return ParseParenthesizedElements();

        var start = Current.Start;
        var nodes = new List<NodePattern> { ParseNode() };
        var relationships = new List<RelationshipPattern>();
        while (IsRelationshipStart())
        {
            relationships.Add(ParseRelationship());
            RefuseQuantifier();
            nodes.Add(ParseNode());
        }

        return new PathPattern(From(start), null, default, ShortestKind.None, nodes, relationships);
    }

    private PathPattern ParseParenthesizedElements()
    {
        Enter();
        Expect(TokenKind.LeftParenthesis, ANode);
        var path = ParseElements();
        Expect(TokenKind.RightParenthesis, "a relationship or ')'");
        RefuseQuantifier();
        Leave();
        return path;
    }

    private bool IsRelationshipStart() => Is(TokenKind.Minus) || (Is(TokenKind.Less) && IsAhead(1, TokenKind.Minus));

    private NodePattern ParseNode()
    {
        var start = Expect(TokenKind.LeftParenthesis, ANode).Start;
        var variable = ParseElementVariable(TokenKind.RightParenthesis);
        var labels = IsLabelStart() ? ParseLabels() : null;
        var properties = ParseElementProperties();
        var where = ParseWhere();
        Expect(TokenKind.RightParenthesis, "a label, properties, WHERE or ')'");
        return new NodePattern(From(start), variable, labels, properties, where);
    }

    /// <summary>WHERE and IS at the front are variables only when what follows can follow a variable.</summary>
    private string? ParseElementVariable(TokenKind close)
    {
        if (!Current.IsName)
            return null;
        if (Current.Keyword is not (Keyword.Where or Keyword.Is))
            return Literals.Name(_text, Advance());

        var next = Ahead(1);
        var isVariable = next.Kind == close || next.Kind is TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Star || next.Keyword is Keyword.Where or Keyword.Is;
        return isVariable ? Literals.Name(_text, Advance()) : null;
    }

    private bool IsLabelStart() => Is(TokenKind.Colon) || Is(Keyword.Is);

    private Expression? ParseElementProperties()
    {
        if (Is(TokenKind.LeftBrace))
            return ParseMap();
        return Is(TokenKind.Dollar) ? ParseParameter() : null;
    }

    private RelationshipPattern ParseRelationship()
    {
        var start = Current.Start;
        var pointsLeft = TryTake(TokenKind.Less);
        Expect(TokenKind.Minus, "'-'");
        var detail = new RelationshipPattern(default, null, false, false, null, null, null, null);
        if (TryTake(TokenKind.LeftBracket))
        {
            detail = ParseRelationshipDetail();
            Expect(TokenKind.RightBracket, "a type, a length, properties, WHERE or ']'");
        }

        Expect(TokenKind.Minus, "'-'");
        var pointsRight = TryTake(TokenKind.Greater);
        return detail with { Span = From(start), PointsLeft = pointsLeft, PointsRight = pointsRight };
    }

    private RelationshipPattern ParseRelationshipDetail()
    {
        var variable = ParseElementVariable(TokenKind.RightBracket);
        var types = IsLabelStart() ? ParseLabels() : null;
        if (Is(TokenKind.DotDot))
            throw Error("InvalidRelationshipPattern", "A range needs a star before it: expected *min..max.", Current.Span);

        var length = Is(TokenKind.Star) ? ParseLength() : (VariableLength?)null;
        var properties = ParseElementProperties();
        var where = ParseWhere();
        return new RelationshipPattern(default, variable, false, false, types, length, properties, where);
    }

    /// <summary><c>*</c>, <c>*2</c>, <c>*1..3</c>, <c>*..3</c>, <c>*1..</c>.</summary>
    private VariableLength ParseLength()
    {
        Advance();
        var min = ParseLengthBound();
        if (!TryTake(TokenKind.DotDot))
            return min is null ? new VariableLength(1, null) : new VariableLength(min.Value, min);

        return new VariableLength(min ?? 1, ParseLengthBound());
    }

    private int? ParseLengthBound()
    {
        if (!Is(TokenKind.Integer))
        {
            if (Current.Kind is TokenKind.Minus or TokenKind.Float or TokenKind.Dollar or TokenKind.BadNumber)
                throw Error("InvalidRelationshipPattern", "A length is a whole number from 0 on: expected *min..max.", Current.Span);
            return null;
        }

        var token = Advance();
        var value = Literals.Integer(_text.AsSpan(token.Start, token.End - token.Start), negative: false);
        return value is <= int.MaxValue
            ? (int)value
            : throw Error("InvalidRelationshipPattern", $"A length is at most {int.MaxValue}.", token.Span);
    }

    /// <summary>
    /// Whether the parenthesis at the current token opens a path pattern in an expression: it holds what a node may hold, and
    /// an arrow follows the closing one. So <c>(a) - (b)</c> subtracts, <c>(a)--(b)</c> is a pattern.
    /// </summary>
    private bool LooksLikePattern(int ahead = 0)
    {
        var at = Math.Min(_position + ahead, _tokens.Count - 1);
        if (_tokens[at].Kind != TokenKind.LeftParenthesis || !LooksLikeNode(at + 1))
            return false;

        var depth = 0;
        for (; _tokens[at].Kind != TokenKind.End; at++)
        {
            if (_tokens[at].Kind == TokenKind.LeftParenthesis)
                depth++;
            else if (_tokens[at].Kind == TokenKind.RightParenthesis && --depth == 0)
                return IsArrow(at + 1);
        }

        return false;
    }

    private bool LooksLikeNode(int at)
    {
        var first = KindAt(at);
        if (first is TokenKind.RightParenthesis or TokenKind.Colon or TokenKind.LeftBrace)
            return true;
        if (!_tokens[at].IsName)
            return false;
        return KindAt(at + 1) is TokenKind.RightParenthesis or TokenKind.Colon or TokenKind.LeftBrace or TokenKind.Dollar
            || _tokens[at + 1].Keyword is Keyword.Is or Keyword.Where
            || _tokens[at].Keyword is Keyword.Is;
    }

    private bool IsArrow(int at)
    {
        if (KindAt(at) == TokenKind.Less)
            at++;
        if (KindAt(at) != TokenKind.Minus)
            return false;
        if (KindAt(at + 1) == TokenKind.LeftBracket)
            return true;
        return KindAt(at + 1) == TokenKind.Minus && KindAt(at + 2) is TokenKind.LeftParenthesis or TokenKind.Greater;
    }

    private TokenKind KindAt(int index) => index < _tokens.Count ? _tokens[index].Kind : TokenKind.End;
}
