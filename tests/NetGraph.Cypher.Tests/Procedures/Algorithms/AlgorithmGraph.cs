using System.Globalization;
using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Tests.Procedures.Algorithms;

/// <summary>A graph of numbered nodes <c>(:N {i})</c> from 1 and relationships <c>[:E {w}]</c>, and what an algorithm says of each node.</summary>
internal sealed class AlgorithmGraph : IDisposable
{
    public const string Undirected = "orientation: 'UNDIRECTED'";

    /// <summary>Zachary, "An information flow model for conflict and fission in small groups", J. Anthropol. Res. 33, 1977: 34 people, 78 ties.</summary>
    private static readonly int[][] KarateTies =
    [
        [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32], [3, 4, 8, 14, 18, 20, 22, 31], [4, 8, 9, 10, 14, 28, 29, 33], [8, 13, 14], [7, 11], [7, 11, 17],
        [17], [], [31, 33, 34], [34], [], [], [], [34], [33, 34], [33, 34], [], [], [33, 34], [34], [33, 34], [], [33, 34], [26, 28, 30, 33, 34], [26, 28, 32],
        [32], [30, 34], [34], [32, 34], [33, 34], [33, 34], [33, 34], [34], [],
    ];

    private AlgorithmGraph(int nodes, IReadOnlyList<(int From, int To, double Weight)> edges)
    {
        NodeCount = nodes;
        Edges = edges;
        Graph = new TestGraph();
        Graph.Index("N", "i", unique: true);
        Graph.Run("UNWIND range(1, $n) AS i CREATE (:N {i: i})", ("n", nodes));
        var rows = edges.Select(e => GraphValue.Of(GraphMap.Of(("a", e.From), ("b", e.To), ("w", e.Weight)))).ToArray();
        Graph.Run("UNWIND $rows AS row MATCH (a:N {i: row.a}), (b:N {i: row.b}) CREATE (a)-[:E {w: row.w}]->(b)", ("rows", GraphValue.Of(rows)));
    }

    public TestGraph Graph { get; }

    public int NodeCount { get; }

    public IReadOnlyList<(int From, int To, double Weight)> Edges { get; }

    public static AlgorithmGraph Karate() =>
        Of(34, [.. KarateTies.SelectMany((others, i) => others.Select(other => (i + 1, other)))]);

    public static AlgorithmGraph Of(int nodes, params (int From, int To)[] edges) => new(nodes, [.. edges.Select(e => (e.From, e.To, 1.0))]);

    public static AlgorithmGraph Weighted(int nodes, params (int From, int To, double Weight)[] edges) => new(nodes, edges);

    public static AlgorithmGraph Path(int nodes) => Of(nodes, [.. Enumerable.Range(1, nodes - 1).Select(i => (i, i + 1))]);

    public static AlgorithmGraph Complete(int nodes) =>
        Of(nodes, [.. Enumerable.Range(1, nodes).SelectMany(i => Enumerable.Range(i + 1, nodes - i).Select(j => (i, j)))]);

    /// <summary>Node 1 in the middle.</summary>
    public static AlgorithmGraph Star(int nodes) => Of(nodes, [.. Enumerable.Range(2, nodes - 1).Select(i => (1, i))]);

    /// <summary>Ten nodes, three neighbours each, no circle shorter than five.</summary>
    public static AlgorithmGraph Petersen() =>
        Of(10, [.. Enumerable.Range(0, 5).SelectMany(i => new[] { (i + 1, ((i + 1) % 5) + 1), (i + 1, i + 6), (i + 6, ((i + 2) % 5) + 6) })]);

    /// <summary>Loops and parallel relationships included; weights from 1 to 9.</summary>
    public static AlgorithmGraph Random(int seed, int nodes = 14, int edges = 26)
    {
        var random = new Random(seed);
        return new(nodes, [.. Enumerable.Range(0, edges).Select(_ => (random.Next(nodes) + 1, random.Next(nodes) + 1, (double)random.Next(1, 10)))]);
    }

    /// <summary>The output of each node; those the algorithm leaves out are missing.</summary>
    public SortedDictionary<int, double> Values(string procedure, string output, string settings = "")
    {
        var result = Graph.Run($"CALL netgraph.algo.{procedure}.stream({{{settings}}}) YIELD node, {output} AS value RETURN node.i, value");
        var values = new SortedDictionary<int, double>();
        foreach (var cells in result.Rows.Select(row => row.Split(" | ")))
            values.Add(int.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture));
        return values;
    }

    /// <summary>Groups of nodes with one value, each in ascending order.</summary>
    public string Groups(string procedure, string output, string settings = "") =>
        string.Join("; ", Values(procedure, output, settings).GroupBy(v => v.Value, v => v.Key).Select(g => string.Join(' ', g)));

    public void Dispose() => Graph.Dispose();
}
