using NetGraph.PropertyGraph;

namespace NetGraph.Cypher;

internal static partial class CypherErrors
{
    /// <summary>A TypeError found before the statement ran.</summary>
    public static CypherException TypeAtCompileTime(string detail, string message, SourceSpan span, string query) =>
        new("TypeError", CypherErrorPhase.CompileTime, detail, Client + "SyntaxError", message, span, query);

    /// <summary>A CALL of what is not registered.</summary>
    public static CypherException ProcedureNotFound(string message, SourceSpan span, string query, string? hint) =>
        new("ProcedureError", CypherErrorPhase.CompileTime, "ProcedureNotFound", "Neo.ClientError.Procedure.ProcedureNotFound", message, span, query, hint);
}
