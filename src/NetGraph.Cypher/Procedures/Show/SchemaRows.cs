using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Show;

/// <summary>What the rows of SHOW INDEXES and SHOW CONSTRAINTS have in common.</summary>
internal static class SchemaRows
{
    /// <summary>The label or type in a list; null for an index over all of them.</summary>
    public static GraphValue Tokens(IndexShape shape, IGraphReader graph) =>
        shape.Token < 0 ? GraphValue.Null : GraphValue.Of((GraphValue[])[Token(shape, graph)]);

    /// <summary>Null for an index over all labels or types.</summary>
    public static GraphValue Keys(IndexShape shape, IGraphReader graph) =>
        shape.Keys.Length == 0 ? GraphValue.Null : GraphValue.Of(Array.ConvertAll(shape.Keys, key => (GraphValue)graph.KeyName(key)));

    public static GraphValue Options(IndexKind kind) => GraphValue.Of(GraphMap.From(
        [new("indexConfig", GraphValue.Of(GraphMap.Empty)), new("indexProvider", SchemaText.Provider(kind))]));

    /// <summary>A statement that would make the same index.</summary>
    public static string Statement(IndexRule index, IGraphReader graph)
    {
        var isNode = index.Shape.Entity == EntityKind.Node;
        var start = $"CREATE {SchemaText.Of(index.Kind)} INDEX {Quoted(index.Name)} FOR ";
        if (index.Kind == IndexKind.Lookup)
            return start + (isNode ? "(n) ON EACH labels(n)" : "()-[r]-() ON EACH type(r)");
        return $"{start}{Pattern(index.Shape, graph)} ON {Properties(index.Shape, graph)}";
    }

    /// <summary>A statement that would make the same constraint.</summary>
    public static string Statement(ConstraintRule constraint, IGraphReader graph)
    {
        var requirement = constraint.Kind switch
        {
            ConstraintKind.Unique => "IS UNIQUE",
            ConstraintKind.Key => constraint.Shape.Entity == EntityKind.Node ? "IS NODE KEY" : "IS RELATIONSHIP KEY",
            ConstraintKind.Exists => "IS NOT NULL",
            _ => $"IS :: {constraint.Types}",
        };
        return $"CREATE CONSTRAINT {Quoted(constraint.Name)} FOR {Pattern(constraint.Shape, graph)} REQUIRE {Properties(constraint.Shape, graph)} {requirement}";
    }

    private static string Pattern(IndexShape shape, IGraphReader graph) => shape.Entity == EntityKind.Node
        ? $"(n:{Quoted(Token(shape, graph))})"
        : $"()-[r:{Quoted(Token(shape, graph))}]-()";

    private static string Properties(IndexShape shape, IGraphReader graph)
    {
        var variable = shape.Entity == EntityKind.Node ? "n" : "r";
        return $"({string.Join(", ", shape.Keys.Select(key => $"{variable}.{Quoted(graph.KeyName(key))}"))})";
    }

    private static string Token(IndexShape shape, IGraphReader graph) =>
        shape.Entity == EntityKind.Node ? graph.LabelName(shape.Token) : graph.TypeName(shape.Token);

    private static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
