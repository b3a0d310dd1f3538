using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// Takes the rows of the left in batches and runs the right side for each row of a batch in a transaction of the batch's own.
/// Stands only on the way of rows from the statement's beginning to its end, never in a nested plan.
/// </summary>
/// <param name="Imports">What the right side reads of the row.</param>
/// <param name="Outputs">What the right side gives; empty: the row passes on.</param>
/// <param name="Keep">What later clauses may read of the row.</param>
internal sealed record LogicalCallInTransactions(
    LogicalOperator Left,
    LogicalOperator Right,
    BoundTransactions Transactions,
    bool Optional,
    IReadOnlyList<Variable> Imports,
    IReadOnlyList<Variable> Outputs,
    IReadOnlyList<Variable> Keep) : LogicalNested(Left, Right)
{
    /// <summary>Rows in a batch when none are said.</summary>
    public const int DefaultSize = 1000;

    public override IReadOnlyList<Variable> Introduces => Transactions.Status is { } status ? [.. Outputs, status] : Outputs;

    public override IEnumerable<BoundExpression> Expressions => Transactions.Size is { } size ? [size] : [];

    public override string Details =>
        $"of {(Transactions.Size is null ? DefaultSize : ExpressionText.Render(Transactions.Size))} rows, on error {Transactions.Errors.ToString().ToLowerInvariant()}"
        + (Transactions.Status is null ? "" : $", status {Transactions.Status}");
}
