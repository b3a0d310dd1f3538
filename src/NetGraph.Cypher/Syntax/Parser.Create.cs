namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    /// <summary>CREATE, and GQL's word for it, INSERT, which takes no computed names.</summary>
    private CreateClause ParseCreate()
    {
        var first = Advance();
        RefuseSchemaCommand();
        var paths = ParsePathList();
        if (first.Keyword == Keyword.Insert && paths.SelectMany(NamesOf).OfType<DynamicLabel>().FirstOrDefault() is { } dynamic)
            throw Error("UnexpectedSyntax", "Dynamic labels and types cannot stand in INSERT.", dynamic.Span, "write CREATE");
        return new CreateClause(From(first.Start), paths);
    }

    private static IEnumerable<LabelExpression> NamesOf(PathPattern path) =>
        path.Nodes.Select(n => n.Labels).Concat(path.Relationships.Select(r => r.Types)).SelectMany(l => l?.Leaves() ?? []);
}
