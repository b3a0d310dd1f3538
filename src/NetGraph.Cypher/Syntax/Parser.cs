using System.Runtime.CompilerServices;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>
/// Stage one: query text to <see cref="QueryAst"/>, by recursive descent with precedence climbing. One partial a clause.
/// </summary>
/// <remarks>
/// <code>text --Lexer--> tokens --Parser--> QueryAst (spans into the text)</code>
/// Source: openCypher 9 and its grammar (2024.3), Neo4j 5 manual where that goes further. What the language has and this engine
/// has not is refused by name (<c>Parser.Refusals.cs</c>), never read as something else.
/// Invariant: no input overflows the stack: nesting is counted, chains of operators are built in loops.
/// </remarks>
internal sealed partial class Parser
{
    /// <summary>Deepest nesting of parentheses, lists, maps, function calls, subqueries.</summary>
    public const int MaxDepth = 1_000;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _position;
    private int _depth;
    private int _rereadings;

    private Parser(string text)
    {
        _text = text;
        _tokens = Lexer.Tokenize(text);
    }

    /// <exception cref="CypherException">A SyntaxError at compile time, with its place.</exception>
    public static QueryAst Parse(string text) => new Parser(text).ParseStatement();

    private Token Current => _tokens[_position];

    private Token Ahead(int count) => _tokens[Math.Min(_position + count, _tokens.Count - 1)];

    private Token Previous => _tokens[Math.Max(_position - 1, 0)];

    private bool Is(TokenKind kind) => Current.Kind == kind;

    private bool Is(Keyword keyword) => Current.Keyword == keyword;

    private bool IsAhead(int count, TokenKind kind) => Ahead(count).Kind == kind;

    private bool IsAhead(int count, Keyword keyword) => Ahead(count).Keyword == keyword;

    /// <summary>Whether the current token is this word, for words too rare to be keywords.</summary>
    private bool IsWord(int ahead, string word)
    {
        var token = Ahead(ahead);
        return token.Kind == TokenKind.Name && _text.AsSpan(token.Start, token.End - token.Start).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    private Token Advance()
    {
        var token = Current;
        if (token.Kind != TokenKind.End)
            _position++;
        return token;
    }

    private bool TryTake(TokenKind kind)
    {
        if (!Is(kind))
            return false;
        _position++;
        return true;
    }

    private bool TryTake(Keyword keyword)
    {
        if (!Is(keyword))
            return false;
        _position++;
        return true;
    }

    private Token Expect(TokenKind kind, string what) => Is(kind) ? Advance() : throw Unexpected(what);

    private Token Expect(Keyword keyword) => Is(keyword) ? Advance() : throw Unexpected(Keywords.Spelling(keyword));

    /// <summary>A name of any kind; keywords are names where one is wanted.</summary>
    private string ExpectName(string what) => Current.IsName ? Literals.Name(_text, Advance()) : throw Unexpected(what);

    private SourceSpan From(int start) => new(start, Previous.End - start);

    private SourceSpan From(SourceSpan start) => From(start.Offset);

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error("UnexpectedSyntax", $"The query is nested too deeply: at most {MaxDepth} levels are read.", Current.Span);
    }

    private void Leave() => _depth--;

    private CypherException Error(string detail, string message, SourceSpan span, string? hint = null) =>
        CypherErrors.Syntax(detail, message, span, _text, hint);

    private CypherException Unexpected(string expected, string? hint = null) => UnexpectedAt(Current, expected, hint);

    private CypherException UnexpectedAt(Token token, string expected, string? hint = null)
    {
        var found = token.Kind == TokenKind.End ? "the end of the query" : $"'{Shorten(_text[token.Start..token.End])}'";
        return Error("UnexpectedSyntax", $"Unexpected {found}: expected {expected}.", token.Span, hint ?? MeantKeyword(token) ?? ForeignWords.HintFor(_text, _tokens, _position));
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..37] + "...";

    /// <summary>For a misspelt keyword: the clause or operator word it is nearest to.</summary>
    private string? MeantKeyword(Token token)
    {
        if (token.Kind != TokenKind.Name || token.Keyword != Keyword.None)
            return null;

        var near = Spelling.Nearest(_text[token.Start..token.End].ToUpperInvariant(), SuggestedWords);
        return near is null ? null : $"did you mean {near}?";
    }

    private static readonly string[] SuggestedWords =
    [
        "MATCH", "OPTIONAL", "RETURN", "WITH", "WHERE", "CREATE", "MERGE", "DELETE", "DETACH", "REMOVE", "UNWIND", "UNION", "FOREACH", "CALL", "YIELD",
        "ORDER", "LIMIT", "SKIP", "DISTINCT", "STARTS", "CONTAINS", "ENDS", "EXPLAIN", "PROFILE", "EXISTS",
    ];
}
