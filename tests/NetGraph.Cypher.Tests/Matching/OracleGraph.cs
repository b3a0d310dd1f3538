using System.Globalization;

namespace NetGraph.Cypher.Tests.Matching;

/// <param name="X">Property <c>x</c>; null: the node has none.</param>
internal sealed record OracleNode(int Id, IReadOnlyList<string> Labels, int? X);

/// <param name="W">Property <c>w</c>; null: the relationship has none.</param>
internal sealed record OracleRelationship(int Id, string Type, int Start, int End, int? W);

/// <summary>A small graph in plain lists. Every element carries its number as property <c>i</c>.</summary>
internal sealed class OracleGraph(IReadOnlyList<OracleNode> nodes, IReadOnlyList<OracleRelationship> relationships)
{
    private static readonly string[] Labels = ["A", "B"];
    private static readonly string[] Types = ["R", "S"];

    public IReadOnlyList<OracleNode> Nodes => nodes;

    public IReadOnlyList<OracleRelationship> Relationships => relationships;

    /// <summary>Up to six nodes and nine relationships, self-loops and parallel ones among them.</summary>
    public static OracleGraph Random(Random random, int mostNodes = 6, int mostRelationships = 9)
    {
        var count = random.Next(1, mostNodes + 1);
        var nodes = Enumerable.Range(0, count)
            .Select(i => new OracleNode(i, [.. Labels.Where(_ => random.Next(2) == 0)], random.Next(4) == 0 ? null : random.Next(3)))
            .ToList();
        var relationships = Enumerable.Range(0, random.Next(0, mostRelationships + 1))
            .Select(i => new OracleRelationship(
                i, Types[random.Next(Types.Length)], random.Next(count), random.Next(count), random.Next(4) == 0 ? null : random.Next(3)))
            .ToList();
        return new OracleGraph(nodes, relationships);
    }

    /// <summary>The statement that makes this graph.</summary>
    public string ToCreate()
    {
        var parts = nodes.Select(n => $"(n{n.Id}{string.Concat(n.Labels.Select(l => ":" + l))} {{i: {n.Id}{Property("x", n.X)}}})")
            .Concat(relationships.Select(r => $"(n{r.Start})-[:{r.Type} {{i: {r.Id}{Property("w", r.W)}}}]->(n{r.End})"));
        return "CREATE " + string.Join(", ", parts);
    }

    private static string Property(string name, int? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {name}: {value}");
}
