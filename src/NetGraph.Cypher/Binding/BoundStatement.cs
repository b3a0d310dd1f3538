using NetGraph.Cypher.Procedures;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

/// <summary>A whole statement, all compile-time rules checked.</summary>
/// <param name="Text">The source text that spans point into.</param>
/// <param name="Columns">Column names in order; empty when nothing is returned.</param>
/// <param name="Writes">Whether any clause, however deep, may change the graph.</param>
/// <param name="Commits">Whether a clause commits on the way, so that the statement must be a transaction of its own.</param>
internal sealed record BoundStatement(string Text, ExplainMode Mode, BoundQuery Query, IReadOnlyList<string> Columns, bool Writes, bool Commits = false)
{
    /// <summary>Labels, types and keys that the statement reads by.</summary>
    public IReadOnlyList<NameUse> Names { get; init; } = [];

    /// <summary>Notifications that the text alone decides.</summary>
    public IReadOnlyList<QueryNotification> Notes { get; init; } = [];

    /// <summary>Every parameter that is written in the text, once; a run needs them all, whether it comes to read them or not.</summary>
    public IReadOnlyList<BoundParameter> Parameters { get; init; } = [];

    /// <summary>USING INDEX of any clause.</summary>
    public IReadOnlyList<Syntax.UsingHint> IndexHints { get; init; } = [];

    /// <summary>Whether it is a procedure that commits, not a clause.</summary>
    public bool CommitsByProcedure { get; init; }
}

/// <summary>One or more single queries under UNION; all have the same column names. With one part, <paramref name="Distinct"/> is false.</summary>
/// <param name="Parts">In order.</param>
/// <param name="Distinct">UNION (true) or UNION ALL.</param>
/// <param name="Outputs">The variables that hold the result, one a column; every part's last projection writes its own, which the union renames to these. Empty without RETURN.</param>
internal sealed record BoundQuery(IReadOnlyList<BoundSingleQuery> Parts, bool Distinct, IReadOnlyList<Variable> Outputs);

/// <summary>Clauses in order.</summary>
/// <param name="Outputs">The variables of its RETURN, in column order; empty without one.</param>
internal sealed record BoundSingleQuery(IReadOnlyList<BoundClause> Clauses, IReadOnlyList<Variable> Outputs);

internal abstract record BoundClause(SourceSpan Span);

/// <param name="Where">Part of the match, also under OPTIONAL.</param>
internal sealed record BoundMatch(SourceSpan Span, bool Optional, BoundPattern Pattern, BoundExpression? Where) : BoundClause(Span)
{
    /// <summary>USING …, as written; their variables and labels are those of the pattern.</summary>
    public IReadOnlyList<Syntax.UsingHint> Hints { get; init; } = [];
}

/// <param name="Row">A list of strings, or a map of them with headers.</param>
/// <param name="Line">What linenumber() gives.</param>
/// <param name="File">What file() gives.</param>
internal sealed record BoundLoadCsv(
    SourceSpan Span, bool WithHeaders, BoundExpression Source, Variable Row, Variable Line, Variable File, char FieldTerminator) : BoundClause(Span);

internal sealed record BoundUnwind(SourceSpan Span, BoundExpression Source, Variable Variable) : BoundClause(Span);

/// <summary>
/// WITH or RETURN as a pipeline: <c>Grouping/Aggregates</c> (only when <see cref="IsAggregating"/>) → <c>Items</c> → DISTINCT → ORDER BY →
/// SKIP → LIMIT → WHERE. After it only the variables of <paramref name="Items"/> exist.
/// </summary>
/// <param name="Grouping">Grouping keys: expressions over the incoming row and the variable each fills. Items and ORDER BY of an aggregating
/// projection read only these variables, the aggregates' variables, parameters and literals.</param>
/// <param name="Aggregates">Aggregate calls over the incoming row and the variable each fills.</param>
/// <param name="Items">Output variables in column order, each with its expression (over the incoming row, or the grouped row when aggregating).</param>
/// <param name="OrderBy">Keys over incoming (or grouped) variables and output variables; with DISTINCT or aggregation only what those allow.</param>
/// <param name="Where">WITH's WHERE; sees output variables, and incoming ones where openCypher lets it.</param>
internal sealed record BoundProjection(
    SourceSpan Span,
    bool IsReturn,
    bool Distinct,
    bool IsAggregating,
    IReadOnlyList<(Variable Variable, BoundExpression Expression)> Grouping,
    IReadOnlyList<(Variable Variable, BoundAggregateCall Call)> Aggregates,
    IReadOnlyList<(Variable Variable, BoundExpression Expression)> Items,
    IReadOnlyList<BoundSortKey> OrderBy,
    BoundExpression? Skip,
    BoundExpression? Limit,
    BoundExpression? Where) : BoundClause(Span);

internal sealed record BoundSortKey(BoundExpression Expression, bool Descending);

internal sealed record BoundCreate(SourceSpan Span, BoundPattern Pattern) : BoundClause(Span);

/// <summary>The pattern has one path. Matched whole or created whole, row by row.</summary>
internal sealed record BoundMerge(SourceSpan Span, BoundPath Path, IReadOnlyList<BoundSetItem> OnCreate, IReadOnlyList<BoundSetItem> OnMatch) : BoundClause(Span);

internal sealed record BoundSet(SourceSpan Span, IReadOnlyList<BoundSetItem> Items) : BoundClause(Span);

internal abstract record BoundSetItem(SourceSpan Span);

/// <summary><c>target.key = value</c>, and <c>REMOVE target.key</c> with a null literal. Dynamic <c>n[key]</c> has <paramref name="Key"/> computed.</summary>
internal sealed record BoundSetProperty(SourceSpan Span, BoundExpression Target, BoundExpression Key, BoundExpression Value) : BoundSetItem(Span);

/// <summary><c>n = map</c> (<paramref name="Merge"/> false) or <c>n += map</c>. The value may be a map or an entity.</summary>
internal sealed record BoundSetProperties(SourceSpan Span, BoundExpression Target, BoundExpression Value, bool Merge) : BoundSetItem(Span);

/// <param name="Labels">Names, computed names, and conjunctions of both.</param>
internal sealed record BoundSetLabels(SourceSpan Span, BoundExpression Target, IReadOnlyList<LabelExpression> Labels, bool Remove) : BoundSetItem(Span);

internal sealed record BoundDelete(SourceSpan Span, bool Detach, IReadOnlyList<BoundExpression> Targets) : BoundClause(Span);

/// <summary>CALL of a procedure. Arguments are complete (implicit ones are parameters); standalone calls yield all outputs.</summary>
internal sealed record BoundCallProcedure(
    SourceSpan Span,
    ProcedureDefinition Procedure,
    IReadOnlyList<BoundExpression> Arguments,
    IReadOnlyList<(int Output, Variable Variable)> Yields,
    BoundExpression? Where,
    bool Optional) : BoundClause(Span);

/// <summary><c>CALL { … }</c>: returning (rows multiply) or unit (rows pass through).</summary>
/// <param name="Transactions">Null: in the statement's own transaction.</param>
internal sealed record BoundCallSubquery(
    SourceSpan Span, bool Optional, BoundQuery Query, IReadOnlyList<Variable> Imports, BoundTransactions? Transactions) : BoundClause(Span);

/// <summary>IN TRANSACTIONS: how rows are cut into batches, each a transaction of its own.</summary>
/// <param name="Size">Rows in a batch; null: the default.</param>
/// <param name="Status">Filled with a map that tells of the batch; null: not asked for.</param>
internal sealed record BoundTransactions(BoundExpression? Size, BatchErrors Errors, Variable? Status);

/// <summary>The updating clauses run once an element; nothing they bind is seen outside.</summary>
internal sealed record BoundForeach(SourceSpan Span, Variable Variable, BoundExpression Source, IReadOnlyList<BoundClause> Clauses) : BoundClause(Span);
