namespace NetGraph.Cypher.Syntax;

internal sealed partial class Parser
{
    /// <summary>CREATE, and GQL's word for it, INSERT.</summary>
    private CreateClause ParseCreate()
    {
        var start = Advance().Start;
        RefuseSchemaCommand();
        var paths = ParsePathList();
        return new CreateClause(From(start), paths);
    }
}
