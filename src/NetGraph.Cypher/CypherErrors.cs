using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

/// <summary>The catalogue of errors: one method a situation, so that type, detail and status code are decided in one place.</summary>
internal static partial class CypherErrors
{
    private const string Client = "Neo.ClientError.Statement.";

    /// <summary>A compile-time SyntaxError with openCypher's detail.</summary>
    public static CypherException Syntax(string detail, string message, SourceSpan? span = null, string? query = null, string? hint = null) =>
        new("SyntaxError", CypherErrorPhase.CompileTime, detail, Client + "SyntaxError", message, span, query, hint);

    /// <summary>A runtime TypeError.</summary>
    public static CypherException Type(string detail, string message, SourceSpan? span = null, string? hint = null) =>
        new("TypeError", CypherErrorPhase.Runtime, detail, Client + "TypeError", message, span, hint: hint);

    /// <summary>A runtime ArgumentError.</summary>
    public static CypherException Argument(string detail, string message, SourceSpan? span = null) =>
        new("ArgumentError", CypherErrorPhase.Runtime, detail, Client + "ArgumentError", message, span);

    /// <summary>A runtime ArithmeticError: overflow, division by zero.</summary>
    public static CypherException Arithmetic(string detail, string message, SourceSpan? span = null) =>
        new("ArithmeticError", CypherErrorPhase.Runtime, detail, Client + "ArithmeticError", message, span);

    /// <summary>A statement that commits on the way, within a transaction that somebody else is to commit.</summary>
    public static CypherException NotImplicit() => new(
        "TransactionError",
        CypherErrorPhase.Runtime,
        "TransactionStartFailed",
        "Neo.DatabaseError.Transaction.TransactionStartFailed",
        "A query with 'CALL { ... } IN TRANSACTIONS' can only be executed in an implicit transaction, but tried to execute in an explicit transaction.",
        hint: "run it by itself, as a statement that may write");

    /// <summary>USE of a graph that is not there.</summary>
    public static CypherException DatabaseNotFound(string name, SourceSpan span, string query) => new(
        "DatabaseError",
        CypherErrorPhase.CompileTime,
        "DatabaseNotFound",
        "Neo.ClientError.Database.DatabaseNotFound",
        $"Database does not exist. Database name: '{name}'.",
        span,
        query,
        "a store holds one graph, called neo4j, netgraph or graph");

    /// <summary>Any other combination, for the rare ones.</summary>
    public static CypherException Other(string type, CypherErrorPhase phase, string detail, string code, string message, SourceSpan? span = null, string? hint = null) =>
        new(type, phase, detail, code, message, span, null, hint);

    /// <summary>The statement has a parameter that the caller did not give.</summary>
    public static CypherException MissingParameter(string name) => Other(
        "ParameterMissing",
        CypherErrorPhase.Runtime,
        "MissingParameter",
        "Neo.ClientError.Statement.ParameterMissing",
        $"Expected parameter ${name}, which was not given.");
}
