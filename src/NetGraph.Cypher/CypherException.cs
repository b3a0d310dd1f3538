using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>When an error was found, in openCypher's words.</summary>
public enum CypherErrorPhase
{
    /// <summary>Before the statement touched data: lexer, parser, binder.</summary>
    CompileTime,

    /// <summary>While rows were made.</summary>
    Runtime,
}

/// <summary>
/// An error of the embedded engine, in two vocabularies: openCypher's (type, phase, detail), and Neo4j's status code in
/// <see cref="QueryException.Code"/>. Made by <see cref="CypherErrors"/> only.
/// </summary>
public sealed class CypherException : QueryException
{
    internal CypherException(string type, CypherErrorPhase phase, string detail, string code, string message, SourceSpan? span = null, string? query = null, string? hint = null)
        : base(code, message, span, query, hint)
    {
        Type = type;
        Phase = phase;
        Detail = detail;
    }

    /// <summary>openCypher's error type: <c>SyntaxError</c>, <c>TypeError</c>, <c>ArgumentError</c>, …</summary>
    public string Type { get; }

    public CypherErrorPhase Phase { get; }

    /// <summary>openCypher's detail: <c>UndefinedVariable</c>, <c>InvalidArgumentType</c>, …</summary>
    public string Detail { get; }

    /// <summary>The same error in other words.</summary>
    internal CypherException WithMessage(string message) => new(Type, Phase, Detail, Code, message, Span, Query, Hint);

    public override GqlStatus GqlStatus => GqlStatusTable.Of(Code, Detail);

    /// <summary>The same error with a place in a query text, unless it has one already.</summary>
    internal CypherException At(SourceSpan span, string query) =>
        Span is not null && Query is not null ? this : new(Type, Phase, Detail, Code, Message, Span ?? span, query, Hint);
}
