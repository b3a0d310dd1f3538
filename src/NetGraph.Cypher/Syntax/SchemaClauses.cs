using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Syntax;

/// <summary>CREATE or DROP of an index or constraint: always the only clause of its statement.</summary>
/// <param name="Options">The map after OPTIONS; null when there is none.</param>
internal sealed record SchemaClause(SourceSpan Span, SchemaCommand Command, MapExpression? Options) : Clause(Span);

/// <summary>What SHOW lists.</summary>
internal enum ShowSubject
{
    Indexes,
    Constraints,
    Procedures,
    Functions,
    Databases,
}

/// <summary>SHOW: the first clause of its statement, followed by nothing or, after YIELD, by RETURN.</summary>
/// <param name="Filter">The words before the subject in their short form: <c>RANGE</c>, <c>NODE KEY</c>, <c>BUILT IN</c>; empty for none.</param>
/// <param name="Name">The database that is asked for; null for all.</param>
/// <param name="IsExecutable">SHOW PROCEDURES EXECUTABLE.</param>
/// <param name="Yield">Null without YIELD.</param>
/// <param name="Where">Only without YIELD, which has its own.</param>
internal sealed record ShowClause(
    SourceSpan Span, ShowSubject Subject, string Filter, string? Name, bool IsExecutable, ShowYield? Yield, Expression? Where) : Clause(Span);

/// <param name="Items">Empty for <c>YIELD *</c>.</param>
internal sealed record ShowYield(
    SourceSpan Span, IReadOnlyList<YieldItem> Items, IReadOnlyList<SortItem> OrderBy, Expression? Skip, Expression? Limit, Expression? Where);
