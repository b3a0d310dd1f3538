using System.Globalization;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution.Walks;

/// <summary>Walks that are only counted, or only asked for their ends, held against walks that are made one by one.</summary>
public sealed class WalkTests
{
    private const int Nodes = 7;

    public static TheoryData<int, string> Hops
    {
        get
        {
            var data = new TheoryData<int, string>();
            string[] lengths = ["*", "*1", "*0", "*0..1", "*0..3", "*1..2", "*1..3", "*1..4", "*2", "*2..3", "*3", "*..5", "*2..1", "*0..0"];
            string[] hops = ["-[{0}{1}]->", "<-[{0}{1}]-", "-[{0}{1}]-"];
            for (var graph = 0; graph < 4; graph++)
            {
                foreach (var (length, place) in lengths.Select((l, i) => (l, i)))
                {
                    foreach (var hop in hops)
                        data.Add(graph, string.Format(CultureInfo.InvariantCulture, hop, (place + graph) % 3 == 0 ? ":A" : "", length));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Hops))]
    public void Counting_walks_and_asking_for_their_ends_agrees_with_making_them(int seed, string hop)
    {
        using var graph = Random(seed);
        for (var start = 0; start < Nodes; start++)
        {
            var named = hop.Replace("[", "[r", StringComparison.Ordinal);
            var made = graph.Run($"MATCH (a {{k: {start}}}){named}(x) RETURN x.k AS x, size(r) AS n").Rows.Select(r => r.Split(" | ")[0]).ToList();
            var ends = string.Join("; ", made.Distinct().Order(StringComparer.Ordinal));

            Assert.Equal($"{made.Count}", graph.Run($"MATCH (a {{k: {start}}}){hop}(x) RETURN count(*)").Text);
            Assert.Equal($"{made.Count} | {made.Count}", graph.Run($"MATCH (a {{k: {start}}}){hop}(x) RETURN count(x) AS a, count(*) AS b").Text);
            Assert.Equal($"{made.Distinct().Count()}", graph.Run($"MATCH (a {{k: {start}}}){hop}(x) RETURN count(DISTINCT x)").Text);
            Assert.Equal(ends, graph.Run($"MATCH (a {{k: {start}}}){hop}(x) RETURN DISTINCT x.k").SortedText);
            Assert.Equal($"{made.Count(e => e == "3")}", graph.Run($"MATCH (a {{k: {start}}}){hop}(x {{k: 3}}) RETURN count(*)").Text);
            Assert.Equal($"{made.Count(e => string.CompareOrdinal(e, "2") > 0)}", graph.Run($"MATCH (a {{k: {start}}}){hop}(x:N) WHERE x.k > $least RETURN count(x)", ("least", 2)).Text);
            Assert.Equal(
                made.Contains("3") ? "true" : "false", graph.Run($"MATCH (a {{k: {start}}}), (b {{k: 3}}) RETURN EXISTS {{ (a){hop}(b) }}").Text);
        }
    }

    [Theory]
    [InlineData("-->(x)")]
    [InlineData("<-[:A]-(x)")]
    [InlineData("--(x)")]
    [InlineData("--(x:N)")]
    [InlineData("--(x:Even)")]
    [InlineData("--(x:Even|Never)")]
    [InlineData("-->(x:Unknown)")]
    [InlineData("-[:A|B]-(x:Even {k: 2})")]
    [InlineData("--(x) WHERE x:Even AND x.k > $least OR x.k = 1")]
    [InlineData("-->()-->(x)")]
    [InlineData("-[:A]-(:Even)--(x:N)")]
    [InlineData("--()<-[:B]-()--(x:Even)")]
    public void Counting_different_neighbours_agrees_with_gathering_them(string hops)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            using var graph = Random(seed);
            graph.Run("MATCH (n:N) WHERE n.k % 2 = 0 SET n:Even");
            for (var start = 0; start < Nodes; start++)
            {
                // Kept relationships are walked one by one.
                var named = hops.Replace("--", "-[]-", StringComparison.Ordinal);
                var path = $"p = (a {{k: {start}}}){named}";
                var gathered = graph.Run($"MATCH {path} RETURN p, x.k AS k", ("least", 2)).Rows.Select(r => r.Split(" | ")[1]).Distinct().Count();

                Assert.Equal($"{gathered}", graph.Run($"MATCH (a {{k: {start}}}){hops} RETURN count(DISTINCT x)", ("least", 2)).Text);
                Assert.Equal($"{gathered} | {gathered}", graph.Run($"MATCH (a {{k: {start}}}){hops} RETURN count(DISTINCT x) AS n, count(DISTINCT x) AS m", ("least", 2)).Text);
            }
        }
    }

    [Fact]
    public void Counting_different_neighbours_of_many_nodes_agrees_with_gathering_them_from_lists_and_from_arrays()
    {
        using var graph = new TestGraph(
            "UNWIND range(0, 199) AS k CREATE (:N {k: k})",
            "MATCH (a:N), (b:N) WHERE (a.k * b.k + b.k) % 11 = 3 CREATE (a)-[:A]->(b)");
        for (var run = 0; run < 4; run++)
        {
            var gathered = graph.Run("MATCH (a:N)-[r:A]-(x:N) WHERE a.k < 50 WITH x, count(r) AS n RETURN count(x)").Text;
            Assert.Equal(gathered, graph.Run("MATCH (a:N)-[:A]-(x:N) WHERE a.k < 50 RETURN count(DISTINCT x)").Text);
            var further = graph.Run("MATCH (a:N)-[r:A]->()-[s:A]->(x:N) WHERE a.k < 3 WITH x, count(r) + count(s) AS n RETURN count(x)").Text;
            Assert.Equal(further, graph.Run("MATCH (a:N)-[:A]->()-[:A]->(x:N) WHERE a.k < 3 RETURN count(DISTINCT x)").Text);
        }
    }

    [Theory]
    [InlineData("-[{0}]->")]
    [InlineData("<-[{0}]-")]
    [InlineData("-[{0}]-")]
    [InlineData("-[{0} {{w: 1}}]-")]
    public void Shortest_paths_are_the_shortest_of_all(string pattern)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            using var graph = Random(seed);
            foreach (var (start, end) in from a in Enumerable.Range(0, Nodes) from b in Enumerable.Range(0, Nodes) where a != b select (a, b))
            {
                var hop = string.Format(CultureInfo.InvariantCulture, pattern, "*..4");
                var all = graph.Run($"MATCH (a {{k: {start}}}), (b {{k: {end}}}), p = (a){hop}(b) RETURN p").Rows.Select(r => (Text: r, Length: r.Count(c => c == '['))).ToList();
                var shortest = all.Where(p => p.Length == all.Min(o => o.Length)).Select(p => p.Text).Order(StringComparer.Ordinal).ToList();

                var found = graph.Run($"MATCH (a {{k: {start}}}), (b {{k: {end}}}), p = allShortestPaths((a){hop}(b)) RETURN p");
                Assert.Equal(string.Join("; ", shortest), found.SortedText);
                var one = graph.Run($"MATCH (a {{k: {start}}}), (b {{k: {end}}}), p = shortestPath((a){hop}(b)) RETURN p").Rows;
                Assert.Equal(Math.Min(1, shortest.Count), one.Count);
                Assert.All(one, p => Assert.Contains(p, shortest));
            }
        }
    }

    [Fact]
    public void Ends_of_walks_without_a_bound_come_although_the_walks_are_beyond_number()
    {
        // Twenty layers of two nodes, each joined to both of the next: a million walks lead to the last layer.
        using var graph = new TestGraph(
            "UNWIND range(0, 19) AS i UNWIND [0, 1] AS j CREATE (:N {i: i, j: j})",
            "MATCH (a:N), (b:N) WHERE b.i = a.i + 1 CREATE (a)-[:T]->(b)");

        Assert.Equal("38", graph.Run("MATCH (a:N {i: 0, j: 0})-[:T*]->(x) RETURN count(DISTINCT x)").Text);
        Assert.Equal("true", graph.Run("MATCH (a:N {i: 0, j: 0}), (b:N {i: 19, j: 1}) RETURN EXISTS { (a)-[:T*]->(b) }").Text);
    }

    [Fact]
    public void Condition_on_each_relationship_holds_where_only_ends_are_wanted()
    {
        using var graph = new TestGraph("CREATE (a:N {k: 0})-[:T {w: 1}]->(b:N {k: 1})-[:T {w: 2}]->(:N {k: 2}), (b)-[:T {w: 1}]->(:N {k: 3}), (b)-[:T {w: 1}]->(a)");
        Assert.Equal("0; 1; 3", graph.Run("MATCH (:N {k: 0})-[:T*1..3 {w: 1}]->(x) RETURN DISTINCT x.k").SortedText);
    }

    [Fact]
    public void Distinct_tells_entities_and_values_apart()
    {
        using var graph = new TestGraph("CREATE (:N {k: 0})-[:T]->(:N {k: 1})");
        Assert.Equal(
            "6 | 7",
            graph.Run("MATCH (n:N) OPTIONAL MATCH (n)-[r]->() UNWIND [n, r, id(n), toFloat(id(n)), null, [1], n, r] AS v RETURN count(DISTINCT v) AS a, count(DISTINCT [v]) AS b").Text);
        Assert.Equal("3", graph.Run("MATCH (n:N) OPTIONAL MATCH (n)-[r]->() UNWIND [n, r] AS v RETURN count(DISTINCT v)").Text);
    }

    /// <summary>Few nodes, so that there are loops, parallel relationships and closed walks.</summary>
    private static TestGraph Random(int seed)
    {
        var random = new Random(seed);
        var graph = new TestGraph($"UNWIND range(0, {Nodes - 1}) AS k CREATE (:N {{k: k}})");
        var count = 5 + seed;
        for (var i = 0; i < count; i++)
        {
            var (start, end) = (random.Next(Nodes), random.Next(Nodes));
            graph.Run($"MATCH (a {{k: {start}}}), (b {{k: {end}}}) CREATE (a)-[:{(random.Next(2) == 0 ? "A" : "B")} {{w: {random.Next(2)}}}]->(b)");
        }

        return graph;
    }
}
