using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Syntax;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Binding;

// What paths of a MATCH may hold together. Source: Neo4j manual, "Path patterns" and "Shortest paths", rules.
internal sealed partial class Binder
{
    private void CheckPaths(IReadOnlyList<PathPattern> paths)
    {
        foreach (var path in paths)
        {
            if (path.Selector is not null && paths.Count > 1)
            {
                throw Error(
                    "UnexpectedSyntax", "A path selector needs its path to be the only one of the clause.", path.Selector.Span, "write a MATCH for each path");
            }

            if (path.InnerVariable is not null && path.Selector is null)
                throw Error("UnexpectedSyntax", "A path in parentheses has a variable only under a path selector.", path.InnerVariableSpan, "name the path before the parentheses");
            if (path.Nodes.All(n => n.IsImplied) && path.Relationships.All(r => r.Repetition is { Times.Min: 0 }))
                throw Error("UnexpectedSyntax", "The path could be empty: expected at least one node outside of what may be repeated zero times.", path.Span);
            if (path.Relationships.Any(r => r.Repetition is not null) && path.Relationships.FirstOrDefault(r => r.Length is not null) is { } old)
                throw Error("InvalidRelationshipPattern", "Variable-length relationships and quantified path patterns cannot be mixed in one path.", old.Span, "write -[…]->{1,3} in place of -[…*1..3]->");
        }
    }

    private BoundExpression BindSelectorCount(PathSelector selector) =>
        selector.Count is null ? new BoundLiteral(selector.Span, GraphValue.Of(1L)) : BindExpression(selector.Count);

    private void DeclareInnerPath(PathPattern path, MatchNames names)
    {
        RequireUnbound(path.InnerVariable!, path.InnerVariableSpan); // the caller saw that there is one
        names.Declared.Add(path.InnerVariable!, Declare(path.InnerVariable!, ValueTypes.Path | names.Optional));
    }

    /// <summary>Where only nodes and single or variable-length relationships may stand.</summary>
    private void RequireSimple(PathPattern path, string where, string? hint)
    {
        if (path.Selector is not null)
            throw Error("UnexpectedSyntax", $"A path selector cannot stand in {where}.", path.Selector.Span, hint);
        if (path.Relationships.FirstOrDefault(r => r.Repetition is not null) is { } repetition)
            throw Error("UnexpectedSyntax", $"A quantified path pattern cannot stand in {where}.", repetition.Span, hint);
        if (path.Where is not null || path.InnerVariable is not null)
            throw Error("UnexpectedSyntax", $"A path in parentheses with a variable or WHERE cannot stand in {where}.", path.Span, hint);
    }

    private void RequireBoundEnds(PathPattern path)
    {
        foreach (var node in path.Nodes)
        {
            if (node.Variable is null)
                throw Error("UnexpectedSyntax", "A shortest path outside of MATCH leads from one bound node to another: expected a variable.", node.Span);
        }
    }
}
