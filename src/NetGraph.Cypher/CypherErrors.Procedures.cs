namespace NetGraph.Cypher;

internal static partial class CypherErrors
{
    /// <summary>A procedure was called with what it cannot work on.</summary>
    public static CypherException ProcedureFailed(string message, string? hint = null) => Other(
        "ProcedureError", CypherErrorPhase.Runtime, "ProcedureCallFailed", "Neo.ClientError.Procedure.ProcedureCallFailed", message, hint: hint);
}
