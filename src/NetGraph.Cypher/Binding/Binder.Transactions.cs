using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// CALL { } IN TRANSACTIONS: where it may stand, and what it needs. Source: Cypher manual, "CALL subqueries in transactions", "Restrictions".
internal sealed partial class Binder
{
    private const string InTransactions = "CALL { … } IN TRANSACTIONS";

    /// <summary>Why transactions of its own may not be opened here; null where they may.</summary>
    private string? _noTransactions;

    /// <summary>Whether a CALL { } IN TRANSACTIONS was met, so that the statement wants to be a transaction of its own.</summary>
    private bool _commits;

    /// <summary>Whether the statement is one CALL of a procedure and what becomes of its rows.</summary>
    private bool _standsAlone;

    private bool _commitsByProcedure;

    private static bool StandsAlone(QueryBody body) =>
        body.Parts is [{ Clauses: [CallProcedureClause, ..] clauses }] && clauses.Skip(1).All(clause => clause is ProjectionClause or UnwindClause or FinishClause);

    private void RequireMayCommit(ProcedureDefinition procedure, SourceSpan span)
    {
        if (!_standsAlone)
        {
            throw Error(
                "InvalidClauseComposition",
                $"{procedure.Name} commits on the way: it must be the first clause, and only WITH, UNWIND and RETURN may follow it.",
                span);
        }

        _commits = _commitsByProcedure = true;
    }

    private void RequireTransactionsAllowed(TransactionsPart part, List<BoundClause> before)
    {
        var reason = _readOnly ? "inside EXISTS, COUNT or COLLECT" : _noTransactions;
        if (before.Exists(ChangesGraph))
            reason = "after a clause that writes";
        if (reason is not null)
            throw Error("InvalidClauseComposition", $"{InTransactions} {reason} is not supported.", part.Span);
        _commits = true;
    }

    private BoundTransactions BindTransactions(TransactionsPart part)
    {
        if (part is { Status: not null, Errors: BatchErrors.Fail })
        {
            throw Error(
                "InvalidClauseComposition",
                "REPORT STATUS needs ON ERROR CONTINUE or ON ERROR BREAK: where an error ends the statement there is no status to report.",
                part.Span);
        }

        var size = BindPositive(part.Size, "OF … ROWS");
        BindPositive(part.Concurrency, "CONCURRENT"); // checked only: batches run one after the other
        Variable? status = null;
        if (part.Status is { } name)
        {
            RequireUnbound(name, part.StatusSpan);
            status = Declare(name, ValueTypes.Map);
        }

        return new BoundTransactions(size, part.Errors, status);
    }

    private BoundExpression? BindPositive(Expression? expression, string clause)
    {
        var count = BindRowCount(expression, clause);
        if (count is BoundLiteral { Value: { Kind: GraphValueKind.Integer } value } && value.AsInteger() == 0)
            throw Error("NegativeIntegerArgument", $"{clause} takes a number from 1 on: found 0.", count.Span);
        return count;
    }

    /// <summary>Whether a clause writes in the transaction of the statement.</summary>
    private static bool ChangesGraph(BoundClause clause) => clause switch
    {
        BoundCreate or BoundMerge or BoundSet or BoundDelete or BoundForeach => true,
        BoundCallProcedure call => call.Procedure.Mode != ProcedureMode.Read,
        BoundCallSubquery { Transactions: null } call => call.Query.Parts.Any(part => part.Clauses.Any(ChangesGraph)),
        _ => false,
    };
}
