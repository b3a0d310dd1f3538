using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Execution.Transactions;

/// <summary>What REPORT STATUS says of the batch that a row was in. Source: Cypher manual, "Status report".</summary>
/// <param name="TransactionId">Null when the transaction was not started.</param>
/// <param name="ErrorMessage">Null when there was no error.</param>
internal sealed record BatchStatus(bool Started, bool Committed, string? TransactionId, string? ErrorMessage)
{
    public static BatchStatus NotStarted { get; } = new(Started: false, Committed: false, null, null);

    public GraphValue ToValue() => GraphValue.Of(GraphMap.Of(
        ("started", Started), ("committed", Committed), ("transactionId", Text(TransactionId)), ("errorMessage", Text(ErrorMessage))));

    private static GraphValue Text(string? text) => text is null ? GraphValue.Null : GraphValue.Of(text);
}
