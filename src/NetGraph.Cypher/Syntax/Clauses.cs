using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>A whole statement as written. Every span points into <paramref name="Text"/>.</summary>
internal sealed record QueryAst(string Text, ExplainMode Mode, QueryBody Body);

/// <summary>Single queries joined by UNION.</summary>
/// <param name="Unions">One fewer than parts.</param>
internal sealed record QueryBody(SourceSpan Span, IReadOnlyList<SingleQuery> Parts, IReadOnlyList<UnionKind> Unions);

internal enum UnionKind
{
    All,
    Distinct,
}

internal sealed record SingleQuery(SourceSpan Span, IReadOnlyList<Clause> Clauses);

internal abstract record Clause(SourceSpan Span);

internal sealed record MatchClause(SourceSpan Span, bool Optional, IReadOnlyList<PathPattern> Paths, Expression? Where) : Clause(Span)
{
    /// <summary>USING …, in order.</summary>
    public IReadOnlyList<UsingHint> Hints { get; init; } = [];
}

/// <param name="FieldTerminator">One character; null when none was written.</param>
internal sealed record LoadCsvClause(
    SourceSpan Span, bool WithHeaders, Expression Source, string Variable, SourceSpan VariableSpan, string? FieldTerminator) : Clause(Span);

internal sealed record UnwindClause(SourceSpan Span, Expression Source, string Variable, SourceSpan VariableSpan) : Clause(Span);

/// <summary>WITH or RETURN.</summary>
internal sealed record ProjectionClause(
    SourceSpan Span,
    bool IsReturn,
    bool Distinct,
    bool Star,
    IReadOnlyList<ProjectionItem> Items,
    IReadOnlyList<SortItem> OrderBy,
    Expression? Skip,
    Expression? Limit,
    Expression? Where) : Clause(Span)
{
    /// <summary>Written as LET, which may not aggregate.</summary>
    public bool IsLet { get; init; }
}

/// <param name="Alias">After AS; null when there is none.</param>
/// <param name="Text">The exact source text of the expression, which names the column when there is no alias.</param>
internal sealed record ProjectionItem(SourceSpan Span, Expression Expression, string? Alias, string Text);

internal sealed record SortItem(Expression Expression, bool Descending);

internal sealed record CreateClause(SourceSpan Span, IReadOnlyList<PathPattern> Paths) : Clause(Span);

internal sealed record MergeClause(SourceSpan Span, PathPattern Path, IReadOnlyList<MergeAction> Actions) : Clause(Span);

internal sealed record MergeAction(bool OnCreate, IReadOnlyList<SetItem> Items);

internal sealed record SetClause(SourceSpan Span, IReadOnlyList<SetItem> Items) : Clause(Span);

internal abstract record SetItem(SourceSpan Span);

/// <summary><c>target.key = value</c> or <c>target[key] = value</c>; the place is a <see cref="PropertyExpression"/> or <see cref="IndexExpression"/>.</summary>
internal sealed record SetPropertyItem(SourceSpan Span, Expression Place, Expression Value) : SetItem(Span);

/// <summary><c>n = map</c> or, with <paramref name="Merge"/>, <c>n += map</c>.</summary>
internal sealed record SetAllItem(SourceSpan Span, Expression Target, Expression Value, bool Merge) : SetItem(Span);

/// <param name="Labels">Plain names and <see cref="DynamicLabel"/>s.</param>
internal sealed record SetLabelsItem(SourceSpan Span, Expression Target, IReadOnlyList<LabelExpression> Labels) : SetItem(Span);

internal sealed record RemoveClause(SourceSpan Span, IReadOnlyList<RemoveItem> Items) : Clause(Span);

/// <summary>Labels of <paramref name="Target"/>, or, when <paramref name="Labels"/> is null, the property that the target denotes.</summary>
internal sealed record RemoveItem(SourceSpan Span, Expression Target, IReadOnlyList<LabelExpression>? Labels);

internal sealed record DeleteClause(SourceSpan Span, bool Detach, IReadOnlyList<Expression> Targets) : Clause(Span);

/// <param name="Arguments">Null: no parentheses were written.</param>
/// <param name="Yield">Null: no YIELD.</param>
/// <param name="Optional">OPTIONAL CALL: one row of nulls where the procedure has none.</param>
internal sealed record CallProcedureClause(
    SourceSpan Span,
    string Name,
    SourceSpan NameSpan,
    IReadOnlyList<Expression>? Arguments,
    YieldPart? Yield,
    bool Optional = false) : Clause(Span);

/// <param name="Star"><c>YIELD *</c>; there are no items then.</param>
internal sealed record YieldPart(SourceSpan Span, bool Star, IReadOnlyList<YieldItem> Items, Expression? Where);

internal sealed record YieldItem(SourceSpan Span, string Output, string? Alias);

/// <summary><c>CALL { … }</c>, <c>CALL (a, b) { … }</c> or <c>CALL (*) { … }</c>.</summary>
/// <param name="Imports">Null: no scope in parentheses.</param>
/// <param name="Transactions">Null: in the statement's own transaction.</param>
internal sealed record CallSubqueryClause(
    SourceSpan Span,
    bool Optional,
    bool ImportsAll,
    IReadOnlyList<VariableExpression>? Imports,
    QueryBody Query,
    TransactionsPart? Transactions = null) : Clause(Span);

/// <summary><c>IN n CONCURRENT TRANSACTIONS OF n ROWS ON ERROR … REPORT STATUS AS status</c>.</summary>
/// <param name="HandlesErrors">ON ERROR was written.</param>
internal sealed record TransactionsPart(
    SourceSpan Span,
    bool IsConcurrent,
    Expression? Concurrency,
    Expression? Size,
    BatchErrors Errors,
    bool HandlesErrors,
    string? Status,
    SourceSpan StatusSpan);

internal sealed record ForeachClause(SourceSpan Span, string Variable, Expression Source, IReadOnlyList<Clause> Clauses) : Clause(Span);

/// <summary>FINISH: run, return nothing.</summary>
internal sealed record FinishClause(SourceSpan Span) : Clause(Span);
