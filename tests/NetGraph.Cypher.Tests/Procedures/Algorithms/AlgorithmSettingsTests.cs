using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Algorithms;

/// <summary>What every algorithm does with its settings, its graph and its limits.</summary>
public sealed class AlgorithmSettingsTests
{
    [Theory]
    [InlineData("", "'a' 3; 'b' 3; 'c' 6; 'd' 2; 'c:80' 2; 'c:22' 1; '1:1' 1", "orientation: 'UNDIRECTED'")]
    [InlineData("nodeLabels: ['Host']", "'a' 3; 'b' 3; 'c' 4; 'd' 2", "orientation: 'UNDIRECTED', relationshipTypes: '*'")]
    [InlineData("nodeLabels: 'Internal'", "'c' 0", "")]
    [InlineData("nodeLabels: ['Internal', 'Service']", "'c' 2; 'c:80' 0; 'c:22' 0", "")]
    [InlineData("relationshipTypes: ['OFFERS', 'SUPPORTS']", "'c' 2; '1:1' 1", "")]
    [InlineData("relationshipTypes: ['OFFERS']", "'c' 2", "nodeLabels: null")]
    [InlineData("nodeLabels: ['*'], relationshipTypes: ['ATTACKED']", "'a' 1", "")]
    public void Projection_holds_the_named_labels_and_types(string settings, string expected, string more)
    {
        using var graph = SampleNetwork.Open();

        var all = string.Join(", ", new[] { settings, more }.Where(s => s.Length > 0));
        var rows = graph.Run($"CALL netgraph.algo.degree.stream({{{all}}}) YIELD node, score WITH * WHERE score > 0 OR $zero RETURN node.key, toInteger(score)", ("zero", settings.StartsWith("nodeLabels: '", StringComparison.Ordinal) || settings.Contains("', 'Service'", StringComparison.Ordinal)));

        Assert.Equal(expected, string.Join("; ", rows.Rows.Select(r => r.Replace(" |", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("pageRank.stream({dampingFaktor: 0.5})", "netgraph.algo.pageRank.stream has no setting 'dampingFaktor': expected dampingFactor, defaultWeight, maxIterations, nodeLabels, orientation, relationshipTypes, relationshipWeightProperty, scaler, sourceNodes, tolerance.", "did you mean 'dampingFactor'?")]
    [InlineData("pageRank.stream({dampingFactor: 'high'})", "'dampingFactor' of netgraph.algo.pageRank.stream must be a number: found STRING NOT NULL.", null)]
    [InlineData("pageRank.stream({dampingFactor: 1})", "'dampingFactor' of netgraph.algo.pageRank.stream must be from 0 to 0.999999: found 1.", null)]
    [InlineData("pageRank.stream({maxIterations: 0})", "'maxIterations' of netgraph.algo.pageRank.stream must be at least 1: found 0.", null)]
    [InlineData("pageRank.stream({maxIterations: 1.5})", "'maxIterations' of netgraph.algo.pageRank.stream must be an INTEGER: found FLOAT NOT NULL.", null)]
    [InlineData("pageRank.stream({scaler: 'L1'})", "'scaler' of netgraph.algo.pageRank.stream must be one of NONE, MINMAX, MAX, MEAN, LOG, STDSCORE, L1NORM, L2NORM: found 'L1'.", null)]
    [InlineData("pageRank.stream({sourceNodes: 'a'})", "'sourceNodes' of netgraph.algo.pageRank.stream must be a NODE or the id of one, or a list of those: found STRING NOT NULL.", null)]
    [InlineData("pageRank.stream({sourceNodes: [99]})", "'sourceNodes' of netgraph.algo.pageRank.stream names node 99, which is not part of the graph it runs on.", "nodeLabels decides which nodes are")]
    [InlineData("degree.stream({nodeLabels: ['Hosts']})", "'nodeLabels' of netgraph.algo.degree.stream names a label that the graph does not have: 'Hosts'.", "did you mean 'Host'?")]
    [InlineData("degree.stream({nodeLabels: [1]})", "'nodeLabels' of netgraph.algo.degree.stream must be a LIST<STRING>: found LIST<INTEGER NOT NULL> NOT NULL.", null)]
    [InlineData("degree.stream({relationshipTypes: ['Zzz']})", "'relationshipTypes' of netgraph.algo.degree.stream names a relationship type that the graph does not have: 'Zzz'.", null)]
    [InlineData("degree.stream({relationshipWeightProperty: 'packet'})", "'relationshipWeightProperty' of netgraph.algo.degree.stream names a property that the graph does not have: 'packet'.", "did you mean 'packets'?")]
    [InlineData("degree.stream({orientation: 'NATURALL'})", "'orientation' of netgraph.algo.degree.stream must be one of NATURAL, REVERSE, UNDIRECTED: found 'NATURALL'.", "did you mean 'NATURAL'?")]
    [InlineData("degree.stream({relationshipWeightProperty: 'name'})", "A weight must be a finite number of at least 0: relationship 9 has name = 'x' (STRING).", null)]
    [InlineData("degree.stream({relationshipWeightProperty: 'cost'})", "A weight must be a finite number of at least 0: relationship 9 has cost = -1 (INTEGER).", null)]
    [InlineData("triangleCount.stream({orientation: 'NATURAL'})", "netgraph.algo.triangleCount.stream is defined for the orientation UNDIRECTED only.", "leave out 'orientation'")]
    [InlineData("wcc.stream({consecutiveIds: 1})", "'consecutiveIds' of netgraph.algo.wcc.stream must be a BOOLEAN: found INTEGER NOT NULL.", null)]
    [InlineData("shortestPath.dijkstra.stream({sourceNode: 0})", "netgraph.algo.shortestPath.dijkstra.stream needs 'targetNode' or 'targetNodes'.", null)]
    [InlineData("allShortestPaths.dijkstra.stream({})", "netgraph.algo.allShortestPaths.dijkstra.stream needs 'sourceNode': a node.", null)]
    public void Wrong_setting_is_named(string call, string message, string? hint)
    {
        using var graph = SampleNetwork.Open();
        graph.Run("MATCH (d {key: 'd'}) CREATE (d)-[:ODD {name: 'x', cost: -1}]->(d)");

        var error = Assert.Throws<CypherException>(() => graph.Run($"CALL netgraph.algo.{call}"));

        Assert.Equal(message, error.Message.Split('\n')[0]);
        Assert.Equal(hint, error.Hint);
        Assert.Equal("Neo.ClientError.Procedure.ProcedureCallFailed", error.Code);
        Assert.Equal(0, error.Span?.Offset);
    }

    [Theory]
    [InlineData("CALL gds.pageRank.stream('g')", "did you mean 'netgraph.algo.pageRank.stream'?")]
    [InlineData("CALL netgraph.algo.pagerank.steam({})", "did you mean 'netgraph.algo.pageRank.stream'?")]
    public void Name_of_another_library_leads_to_ours(string query, string hint)
    {
        using var graph = new TestGraph();

        Assert.Equal(hint, Assert.Throws<CypherException>(() => graph.Run(query)).Hint);
    }

    public static TheoryData<string> Streams => [.. NetGraph.Cypher.Procedures.Algorithms.AlgorithmProcedures.All.Where(p => !p.Name.Contains("dijkstra", StringComparison.Ordinal)).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Streams))]
    public void Empty_graph_and_single_node_are_answered(string procedure)
    {
        using var graph = new TestGraph();

        Assert.True(graph.Run($"CALL {procedure}").Rows.Count <= 1);
        graph.Run("CREATE ()");
        Assert.True(graph.Run($"CALL {procedure}").Rows.Count <= 1);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Deleted_and_uncommitted_nodes_are_seen_as_the_statement_sees_them(string procedure)
    {
        using var graph = AlgorithmGraph.Complete(4);
        graph.Graph.Run("MATCH (n:N {i: 2}) DETACH DELETE n");

        var before = graph.Graph.Run($"CALL {procedure}").Rows.Count;
        var within = graph.Graph.Run("CREATE (a:Extra)-[:E]->(:Extra) WITH a CALL netgraph.algo.degree.stream({nodeLabels: ['Extra']}) YIELD score RETURN sum(score)").Text;

        Assert.InRange(before, 0, 6);
        Assert.Equal("1.0", within);
    }

    [Fact]
    public void Memory_is_bounded_and_given_back_after_each_call()
    {
        using var graph = AlgorithmGraph.Complete(30);
        var limits = QueryLimits.Unlimited with { MaxMemoryBytes = 60_000 };

        graph.Graph.Run("UNWIND range(1, 50) AS i CALL netgraph.algo.wcc.stream() YIELD componentId RETURN count(*)", limits, CancellationToken.None);
        var error = Assert.Throws<QueryException>(() =>
            graph.Graph.Run("CALL netgraph.algo.wcc.stream()", QueryLimits.Unlimited with { MaxMemoryBytes = 2_000 }, CancellationToken.None));

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", error.Code);
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Time_limit_and_cancellation_reach_into_the_algorithm(string procedure)
    {
        using var graph = AlgorithmGraph.Complete(60);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => graph.Graph.Run($"CALL {procedure}", QueryLimits.Unlimited, cancelled.Token));
        var error = Assert.Throws<QueryException>(() => graph.Graph.Run($"CALL {procedure}", QueryLimits.Unlimited with { Timeout = TimeSpan.FromTicks(1) }, CancellationToken.None));
        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", error.Code);
    }
}
