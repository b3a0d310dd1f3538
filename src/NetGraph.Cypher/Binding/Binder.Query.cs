using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>Where a query stands; decides how it may end.</summary>
internal enum QueryRole
{
    Statement,

    /// <summary>CALL { }: columns need names.</summary>
    Call,

    /// <summary>EXISTS { } and COUNT { }: may end without RETURN.</summary>
    Rows,

    /// <summary>COLLECT { }: returns one column.</summary>
    Column,
}

internal sealed partial class Binder
{
    private BoundQuery BindBody(QueryBody body, QueryRole role) => BindBody(body, role, (part, _) => BindSingleQuery(part.Clauses, part.Span, role));

    /// <summary>Every part starts in the scope of now; how it is bound is the caller's matter.</summary>
    private BoundQuery BindBody(QueryBody body, QueryRole role, Func<SingleQuery, Scope, BoundSingleQuery> bindPart)
    {
        if (body.Unions.Distinct().Count() > 1)
            throw Error("InvalidClauseComposition", "UNION and UNION ALL may not be mixed in one query.", body.Span, "put one of them into a CALL { } subquery");

        var start = _scope;
        var noTransactions = _noTransactions;
        if (body.Parts.Count > 1)
            _noTransactions ??= "in a UNION";
        var parts = new List<BoundSingleQuery>(body.Parts.Count);
        foreach (var part in body.Parts)
        {
            _scope = start.Next();
            foreach (var variable in start.Own)
                _scope.Declare(variable);
            var bound = bindPart(part, start);
            if (parts.Count > 0)
                RequireSameColumns(parts[0], bound, part.Span);
            parts.Add(bound);
        }

        _scope = start;
        _noTransactions = noTransactions;
        if (role == QueryRole.Column && parts[0].Outputs.Count != 1)
            throw Error("InvalidClauseComposition", $"COLLECT returns {parts[0].Outputs.Count} columns: expected exactly one.", body.Span);

        return new BoundQuery(parts, body.Unions is [UnionKind.Distinct, ..], UnionOutputs(parts));
    }

    private static IReadOnlyList<Variable> UnionOutputs(List<BoundSingleQuery> parts)
    {
        if (parts.Count == 1)
            return parts[0].Outputs;

        return [.. parts[0].Outputs.Select((output, i) => new Variable(output.Name, parts.Aggregate(output.Types, (types, part) => types | part.Outputs[i].Types)))];
    }

    private void RequireSameColumns(BoundSingleQuery first, BoundSingleQuery part, SourceSpan span)
    {
        var expected = first.Outputs.Select(v => v.Name).ToList();
        var found = part.Outputs.Select(v => v.Name).ToList();
        if (!expected.SequenceEqual(found, StringComparer.Ordinal))
        {
            throw Error(
                "DifferentColumnsInUnion",
                $"All parts of a UNION return the same columns: expected {List(expected)}, found {List(found)}.",
                span);
        }

        static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
    }

    private BoundSingleQuery BindSingleQuery(IReadOnlyList<Clause> clauses, SourceSpan span, QueryRole role)
    {
        CheckComposition(clauses, span, role);
        var bound = new List<BoundClause>(clauses.Count);
        IReadOnlyList<Variable> outputs = [];
        foreach (var clause in clauses)
        {
            if (clause is FinishClause)
                break;

            if (clause is CallSubqueryClause { Transactions: { } transactions })
                RequireTransactionsAllowed(transactions, bound);
            GuardStack(clause.Span);
            bound.Add(BindClause(clause, role));
            if (bound[^1] is BoundProjection { IsReturn: true } projection)
                outputs = [.. projection.Items.Select(item => item.Variable)];
        }

        return new BoundSingleQuery(bound, outputs);
    }

    private BoundClause BindClause(Clause clause, QueryRole role) => clause switch
    {
        MatchClause match => BindMatch(match),
        UnwindClause unwind => BindUnwind(unwind),
        LoadCsvClause load => BindLoadCsv(load),
        ProjectionClause projection => BindProjection(projection, role),
        CreateClause create => BindCreate(create),
        MergeClause merge => BindMerge(merge),
        SetClause set => BindSet(set),
        RemoveClause remove => BindRemove(remove),
        DeleteClause delete => BindDelete(delete),
        CallProcedureClause call => BindCall(call),
        CallSubqueryClause call => BindCallSubquery(call),
        ForeachClause loop => BindForeach(loop),
        _ => throw new System.Diagnostics.UnreachableException(clause.GetType().Name),
    };

    private void CheckComposition(IReadOnlyList<Clause> clauses, SourceSpan span, QueryRole role)
    {
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            if (IsUpdating(clause))
                RequireWritable(clause);
            if (i < clauses.Count - 1 && clause is ProjectionClause { IsReturn: true } or FinishClause)
                throw Error("InvalidClauseComposition", $"{Name(clause)} ends a query: nothing may follow it but UNION.", clauses[i + 1].Span);
        }

        var last = clauses[^1];
        if (last is ProjectionClause { IsReturn: true } || (role != QueryRole.Column && (last is FinishClause || IsUpdating(last) || EndsWithout(last, role))))
            return;

        var at = clauses.Count == 1 ? span : last.Span;
        throw Error("InvalidClauseComposition", $"A query cannot end with {Name(last)}: expected RETURN, FINISH or an updating clause at the end.", at);
    }

    private static bool EndsWithout(Clause last, QueryRole role) => last switch
    {
        CallProcedureClause call => call.Yield is null || role == QueryRole.Rows,
        CallSubqueryClause call => role == QueryRole.Rows || call.Query.Parts[0].Clauses[^1] is not ProjectionClause,
        ProjectionClause => false,
        _ => role == QueryRole.Rows,
    };

    private static bool IsUpdating(Clause clause) =>
        clause is CreateClause or MergeClause or SetClause or RemoveClause or DeleteClause or ForeachClause;

    private void RequireWritable(Clause clause)
    {
        if (_readOnly)
            throw Error("InvalidClauseComposition", $"{Name(clause)} changes the graph: EXISTS, COUNT and COLLECT may only read.", clause.Span);
        _writes = true;
    }

    private static string Name(Clause clause) => clause switch
    {
        MatchClause => "MATCH",
        UnwindClause => "UNWIND",
        LoadCsvClause => "LOAD CSV",
        ProjectionClause { IsReturn: true } => "RETURN",
        ProjectionClause => "WITH",
        CreateClause => "CREATE",
        MergeClause => "MERGE",
        SetClause => "SET",
        RemoveClause => "REMOVE",
        DeleteClause => "DELETE",
        ForeachClause => "FOREACH",
        FinishClause => "FINISH",
        _ => "CALL",
    };
}
