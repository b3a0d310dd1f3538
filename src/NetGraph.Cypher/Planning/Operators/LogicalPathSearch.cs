using NetGraph.Cypher.Binding;

namespace NetGraph.Cypher.Planning;

/// <summary>
/// The shortest, or any, paths of a pattern from a bound node to each node where it may end, or to the one that is bound. What
/// its parts and ends say of single elements is asked during the search, <paramref name="Residual"/> of whole paths.
/// </summary>
/// <param name="Anchors">The nodes between the parts, one more than those, in the order in which they are walked. The first is bound.</param>
/// <param name="IsReversed">The pattern was written the other way: lists and paths are handed out back to front.</param>
/// <param name="Paths">Variables that get the path.</param>
/// <param name="ForbidsCommonEnds">shortestPath(): two equal ends are an error.</param>
internal sealed record LogicalPathSearch(
    LogicalOperator Input,
    IReadOnlyList<PathAnchor> Anchors,
    IReadOnlyList<PatternPart> Parts,
    bool IsReversed,
    BoundSelector Selector,
    IReadOnlyList<Variable> Paths,
    IReadOnlyList<BoundExpression> Residual,
    bool ForbidsCommonEnds) : LogicalUnary(Input)
{
    public override IReadOnlyList<Variable> Introduces =>
        [.. Anchors.Where(a => !a.IsBound).Select(a => a.Node).Distinct(), .. Parts.SelectMany(p => p.Introduces), .. Paths];

    public override IEnumerable<BoundExpression> Expressions =>
        Anchors.SelectMany(a => a.Predicates).Concat(Parts.SelectMany(p => p.Expressions)).Concat(Residual).Append(Selector.Count);

    public override string Details
    {
        get
        {
            var pattern = $"({Anchors[0].Node})" + string.Concat(Parts.Select((part, i) => $" {part} ({Anchors[i + 1].Node})"));
            var during = ExpressionText.Render(Anchors.SelectMany(a => a.Predicates).Concat(Parts.SelectMany(p => p.Expressions)));
            return $"{Words} {pattern}"
                + (Anchors[^1].IsBound ? " into" : "")
                + (during.Length == 0 ? "" : $" each {during}")
                + (Residual.Count == 0 ? "" : $" where {ExpressionText.Render(Residual)}");
        }
    }

    private string Words
    {
        get
        {
            var count = ExpressionText.Render(Selector.Count);
            return Selector.Kind switch
            {
                SelectorKind.Any => $"ANY {count}",
                SelectorKind.Shortest => $"SHORTEST {count}",
                _ => $"SHORTEST {count} GROUPS",
            };
        }
    }
}

/// <summary>A node between two parts.</summary>
/// <param name="IsBound">It has a value before the search: only that node will do.</param>
/// <param name="Predicates">Read this node and what is bound before.</param>
internal sealed record PathAnchor(Variable Node, bool IsBound, IReadOnlyList<BoundExpression> Predicates);
