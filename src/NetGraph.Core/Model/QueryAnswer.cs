using NetGraph.PropertyGraph;

namespace NetGraph.Core.Model;

/// <summary>The answer to a query or view: rows for tables, elements for pictures.</summary>
/// <param name="Columns">Column names in order.</param>
/// <param name="Rows">Each as long as <paramref name="Columns"/>.</param>
/// <param name="Elements">Everything in the rows that can be drawn, each once.</param>
/// <param name="Truncated">Whether rows were left out.</param>
/// <param name="Total">All rows the query has; null when there were too many to count.</param>
/// <param name="Query">The statement that ran.</param>
/// <param name="Summary">What the store said of the run.</param>
public sealed record QueryAnswer(
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<GraphValue>> Rows,
    GraphElements Elements,
    bool Truncated,
    long? Total,
    string Query,
    QuerySummary Summary);
