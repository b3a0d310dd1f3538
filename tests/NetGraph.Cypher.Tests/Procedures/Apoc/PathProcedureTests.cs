using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Apoc;

/// <summary>Who is reached from Praveena, as in the APOC manual's pages on path expanders; results as names along the path.</summary>
public sealed class PathProcedureTests
{
    /// <summary>p, r, s, m: people; f: field; e, n, g: companies and tools. KNOWS p→s, p→m; FOLLOWS r→p, s→r, m→s, r→m, g←p.</summary>
    private const string People =
        """
        CREATE (p:Person:Engineering {name: 'p'}), (r:Person:Engineering {name: 'r'}), (s:Person:Field {name: 's'}), (m:Person:Field {name: 'm'}), (j:Person:DevRel {name: 'j'}),
               (p)-[:KNOWS]->(s), (p)-[:KNOWS]->(m), (s)-[:FOLLOWS]->(r), (m)-[:FOLLOWS]->(r), (r)-[:FOLLOWS]->(p), (r)-[:KNOWS]->(j), (j)-[:FOLLOWS]->(j)
        """;

    [Theory]
    [InlineData("minLevel: 1, maxLevel: 1", "ps; pm; pr")]
    [InlineData("minLevel: 0, maxLevel: 1", "p; ps; pm; pr")]
    [InlineData("maxLevel: 1", "p; ps; pm; pr")]
    [InlineData("relationshipFilter: 'KNOWS>'", "p; ps; pm")]
    [InlineData("relationshipFilter: 'KNOWS>|FOLLOWS>', minLevel: 2, maxLevel: 2", "psr; pmr")]
    [InlineData("relationshipFilter: '<FOLLOWS', minLevel: 1", "pr; prs; prm")]
    [InlineData("relationshipFilter: '>', minLevel: 1, maxLevel: 2", "ps; pm; psr; pmr")]
    [InlineData("relationshipFilter: '<', minLevel: 1, maxLevel: 2", "pr; prs; prm")]
    [InlineData("relationshipFilter: 'NOPE>', minLevel: 1", "")]
    [InlineData("relationshipFilter: 'KNOWS>,FOLLOWS>', minLevel: 1, maxLevel: 3", "ps; pm; psr; pmr; psrj; pmrj")]
    [InlineData("labelFilter: '-Field', minLevel: 1, maxLevel: 2", "pr; prj")]
    [InlineData("labelFilter: '+Field', minLevel: 1, maxLevel: 2", "ps; pm")]
    [InlineData("labelFilter: 'Field', minLevel: 1, maxLevel: 2", "ps; pm")]
    [InlineData("labelFilter: '+Person:Engineering', minLevel: 1, maxLevel: 2", "pr")]
    [InlineData("labelFilter: '>Engineering', relationshipFilter: '>', maxLevel: 3", "psr; pmr; psrp; pmrp")]
    [InlineData("labelFilter: '/Engineering', relationshipFilter: '>', maxLevel: 5", "psr; pmr")]
    [InlineData("labelFilter: '/Engineering', relationshipFilter: '>', minLevel: 3, maxLevel: 3", "psrp; pmrp")]
    [InlineData("labelFilter: '*|-DevRel', relationshipFilter: '>', minLevel: 3, maxLevel: 3", "psrp; pmrp")]
    [InlineData("labelFilter: '+Field', filterStartNode: true", "")]
    [InlineData("labelFilter: '+Engineering|Field', filterStartNode: true, maxLevel: 1, relationshipFilter: 'KNOWS'", "p; ps; pm")]
    [InlineData("labelFilter: 'Engineering,Field', relationshipFilter: '>', minLevel: 1", "ps; pm; psr; pmr")]
    [InlineData("labelFilter: 'Field,Engineering', beginSequenceAtStart: false, relationshipFilter: '>', minLevel: 1, maxLevel: 2", "ps; pm; psr; pmr")]
    [InlineData("sequence: 'Engineering,KNOWS>,Field,FOLLOWS>', minLevel: 1", "ps; pm; psr; pmr")]
    [InlineData("sequence: 'KNOWS>,Field,FOLLOWS>,Engineering,FOLLOWS>', beginSequenceAtStart: false, minLevel: 1, maxLevel: 2", "ps; pm; psr; pmr")]
    [InlineData("sequence: 'Engineering,KNOWS>,Field,FOLLOWS>', labelFilter: 'DevRel', relationshipFilter: 'NOPE', minLevel: 2", "psr; pmr")]
    [InlineData("uniqueness: 'NODE_GLOBAL'", "p; ps; pm; pr; prj")]
    [InlineData("uniqueness: 'NODE_GLOBAL', bfs: false", "p; ps; psr; psrm; psrj")]
    [InlineData("uniqueness: 'node_path', relationshipFilter: '>'", "p; ps; pm; psr; pmr; psrj; pmrj")]
    [InlineData("uniqueness: 'RELATIONSHIP_GLOBAL', relationshipFilter: '>'", "p; ps; pm; psr; pmr; psrp; psrj; psrjj")]
    [InlineData("uniqueness: 'NODE_LEVEL', relationshipFilter: '>', maxLevel: 3", "p; ps; pm; psr; psrp; psrj")]
    [InlineData("uniqueness: 'RELATIONSHIP_LEVEL', relationshipFilter: 'FOLLOWS', minLevel: 2, maxLevel: 2", "prs; prm; prp")]
    [InlineData("uniqueness: 'NONE', relationshipFilter: 'KNOWS', minLevel: 2, maxLevel: 2", "psp; pmp")]
    [InlineData("uniqueness: 'RELATIONSHIP_PATH', relationshipFilter: 'KNOWS', minLevel: 2, maxLevel: 2", "")]
    [InlineData("limit: 2, minLevel: 1", "ps; pm")]
    [InlineData("limit: 0", "")]
    [InlineData("maxLevel: 2, minLevel: 1, endNodes: [id(r)], relationshipFilter: '>'", "psr; pmr")]
    [InlineData("maxLevel: 4, minLevel: 1, terminatorNodes: [r], relationshipFilter: '>'", "psr; pmr")]
    [InlineData("maxLevel: 3, minLevel: 1, terminatorNodes: r, endNodes: [s], relationshipFilter: '>'", "ps; psr; pmr")]
    [InlineData("maxLevel: 2, minLevel: 1, allowlistNodes: [s, r]", "ps; pr; psr; prs")]
    [InlineData("maxLevel: 2, minLevel: 1, whitelistNodes: [s]", "ps")]
    [InlineData("maxLevel: 2, minLevel: 1, allowlistNodes: [s], endNodes: [r], relationshipFilter: '>'", "psr")]
    [InlineData("maxLevel: 1, denylistNodes: [s, p]", "p; pm; pr")]
    [InlineData("maxLevel: 1, blacklistNodes: [s, p], filterStartNode: true", "")]
    [InlineData("optional: true, relationshipFilter: 'NOPE', minLevel: 1", "null")]
    public void Expand_with_settings(string settings, string expected)
    {
        using var graph = new TestGraph(People);

        var rows = graph.Run(
            $$"""
            MATCH (p {name: 'p'}), (r {name: 'r'}), (s {name: 's'})
            CALL apoc.path.expandConfig(p, {{{settings}}}) YIELD path
            RETURN CASE WHEN path IS NULL THEN 'null' ELSE reduce(t = '', n IN nodes(path) | t + n.name) END
            """);

        Assert.Equal(expected, rows.Text.Replace("'", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Expand_takes_its_filters_as_arguments()
    {
        using var graph = new TestGraph(People);

        var rows = graph.Run("MATCH (p {name: 'p'}) CALL apoc.path.expand(p, 'KNOWS>|FOLLOWS>', '-DevRel', 1, 2) YIELD path RETURN [n IN nodes(path) | n.name]");

        Assert.Equal("['p', 's']; ['p', 'm']; ['p', 's', 'r']; ['p', 'm', 'r']", rows.Text);
    }

    [Theory]
    [InlineData("CALL apoc.path.subgraphNodes(p, {}) YIELD node RETURN node.name", "'p'; 's'; 'm'; 'r'; 'j'")]
    [InlineData("CALL apoc.path.subgraphNodes(p, {maxLevel: 1, minLevel: 1}) YIELD node RETURN node.name", "'s'; 'm'; 'r'")]
    [InlineData("CALL apoc.path.subgraphNodes(p, {relationshipFilter: 'NOPE', minLevel: 1, optional: true}) YIELD node RETURN node", "null")]
    [InlineData("CALL apoc.path.subgraphNodes([id(p), r, null], {maxLevel: 0}) YIELD node RETURN node.name", "'p'; 'r'")]
    [InlineData("CALL apoc.path.subgraphNodes(null, {}) YIELD node RETURN node.name", "")]
    [InlineData("CALL apoc.path.subgraphNodes(p, null) YIELD node RETURN count(*)", "5")]
    [InlineData("CALL apoc.path.spanningTree(p, {relationshipFilter: '>'}) YIELD path RETURN length(path)", "0; 1; 1; 2; 3")]
    [InlineData("CALL apoc.path.subgraphAll(p, {maxLevel: 1}) YIELD nodes, relationships RETURN [n IN nodes | n.name], [r IN relationships | type(r)]", "['p', 's', 'm', 'r'] | ['KNOWS', 'KNOWS', 'FOLLOWS', 'FOLLOWS', 'FOLLOWS']")]
    [InlineData("CALL apoc.path.subgraphAll(null, {}) YIELD nodes, relationships RETURN nodes, relationships", "[] | []")]
    [InlineData("CALL apoc.neighbors.tohop(p, 'KNOWS>|FOLLOWS>', 2) YIELD node RETURN node.name", "'s'; 'm'; 'r'")]
    [InlineData("CALL apoc.neighbors.tohop(p) YIELD node RETURN node.name", "'s'; 'm'; 'r'")]
    [InlineData("CALL apoc.neighbors.tohop.count(p, '', 9) YIELD value RETURN value", "4")]
    [InlineData("CALL apoc.neighbors.byhop(p, '>', 3) YIELD nodes RETURN [n IN nodes | n.name]", "['s', 'm']; ['r']; ['j']")]
    [InlineData("CALL apoc.neighbors.byhop.count(p, '>', 3) YIELD value RETURN value", "[2, 1, 1]")]
    [InlineData("CALL apoc.neighbors.athop(p, '>', 2) YIELD node RETURN node.name", "'r'")]
    [InlineData("CALL apoc.neighbors.athop(p, '>', 9) YIELD node RETURN node.name", "")]
    [InlineData("CALL apoc.neighbors.athop.count(p, '>', 1) YIELD value RETURN value", "2")]
    [InlineData("CALL apoc.neighbors.tohop(null, '>', 1) YIELD node RETURN node", "")]
    [InlineData("CALL apoc.algo.allSimplePaths(p, r, '>', 5) YIELD path RETURN [n IN nodes(path) | n.name]", "['p', 's', 'r']; ['p', 'm', 'r']")]
    [InlineData("CALL apoc.algo.allSimplePaths(p, r, '', 1) YIELD path RETURN length(path)", "1")]
    [InlineData("CALL apoc.algo.allSimplePaths(p, null, '', 1) YIELD path RETURN length(path)", "")]
    public void Procedure_answers(string call, string expected)
    {
        using var graph = new TestGraph(People);

        Assert.Equal(expected, graph.Run("MATCH (p {name: 'p'}), (r {name: 'r'}) " + call).Text);
    }

    [Theory]
    [InlineData("apoc.path.expandConfig(p, {maxlevel: 1})", "apoc.path.expandConfig has no setting 'maxlevel': expected ", "did you mean 'maxLevel'?")]
    [InlineData("apoc.path.expandConfig(p, {uniqueness: 'NODE_RECENT'})", "'uniqueness' of apoc.path.expandConfig must be one of RELATIONSHIP_PATH, ", null)]
    [InlineData("apoc.path.expandConfig(p, {relationshipFilter: 1})", "'relationshipFilter' of apoc.path.expandConfig must be a STRING: found INTEGER NOT NULL.", null)]
    [InlineData("apoc.path.subgraphNodes(p, {minLevel: 2})", "'minLevel' of apoc.path.subgraphNodes must be from -1 to 1: found 2.", null)]
    [InlineData("apoc.path.spanningTree('p', {})", "apoc.path.spanningTree expects a NODE or the id of one, or a list of those: found STRING NOT NULL.", null)]
    [InlineData("apoc.neighbors.tohop(p, '', -1)", "'distance' of apoc.neighbors.tohop must be at least 0: found -1.", null)]
    public void Wrong_setting_is_named(string call, string message, string? hint)
    {
        using var graph = new TestGraph(People);

        var error = Assert.Throws<CypherException>(() => graph.Run($"MATCH (p {{name: 'p'}}) CALL {call}"));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(hint, error.Hint);
    }

    /// <summary>The routes of the Graph Data Science manual: 160 is the least from A to F, then 170 over D.</summary>
    [Theory]
    [InlineData("apoc.algo.dijkstra(a, f, 'ROAD>', 'cost')", "['A', 'B', 'D', 'E', 'F'] | 160.0")]
    [InlineData("apoc.algo.dijkstra(a, f, 'ROAD>', 'cost', 1.0, 3)", "['A', 'B', 'D', 'E', 'F'] | 160.0; ['A', 'C', 'D', 'E', 'F'] | 160.0; ['A', 'B', 'D', 'F'] | 170.0")]
    [InlineData("apoc.algo.dijkstra(a, f, 'ROAD>', 'absent', 1)", "['A', 'D', 'F'] | 2.0")]
    [InlineData("apoc.algo.dijkstra(f, a, 'ROAD>', 'cost')", "")]
    [InlineData("apoc.algo.dijkstra(f, a, '<ROAD', 'cost')", "['F', 'E', 'D', 'B', 'A'] | 160.0")]
    [InlineData("apoc.algo.dijkstra(null, a, 'ROAD', 'cost')", "")]
    public void Dijkstra_finds_the_lightest_paths(string call, string expected)
    {
        using var graph = new TestGraph(
            """
            CREATE (a:P {name: 'A'}), (b:P {name: 'B'}), (c:P {name: 'C'}), (d:P {name: 'D'}), (e:P {name: 'E'}), (f:P {name: 'F'}),
                   (a)-[:ROAD {cost: 50}]->(b), (a)-[:ROAD {cost: 50}]->(c), (a)-[:ROAD {cost: 100}]->(d), (b)-[:ROAD {cost: 40}]->(d), (c)-[:ROAD {cost: 40}]->(d),
                   (c)-[:ROAD {cost: 80}]->(e), (d)-[:ROAD {cost: 30}]->(e), (d)-[:ROAD {cost: 80}]->(f), (e)-[:ROAD {cost: 40}]->(f)
            """);

        Assert.Equal(expected, graph.Run($"MATCH (a {{name: 'A'}}), (f {{name: 'F'}}) CALL {call} YIELD path, weight RETURN [n IN nodes(path) | n.name], weight").Text);
    }

    [Fact]
    public void Dijkstra_needs_a_weight_everywhere()
    {
        using var graph = new TestGraph("CREATE (:A)-[:R]->(:B)");

        var error = Assert.Throws<CypherException>(() => graph.Run("MATCH (a:A), (b:B) CALL apoc.algo.dijkstra(a, b, '', 'w') YIELD path RETURN path"));

        Assert.StartsWith("Relationship 0 has no property 'w' to weigh it by: give a default weight.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_walks_end_at_the_limits()
    {
        using var graph = new TestGraph("CREATE (a:A), (b:A), (a)-[:R]->(b), (b)-[:R]->(a)");
        const string query = "MATCH (a:A) CALL apoc.path.expandConfig(a, {uniqueness: 'NONE'}) YIELD path RETURN count(*)";

        var memory = Assert.Throws<QueryException>(() => graph.Run(query, QueryLimits.Unlimited with { MaxMemoryBytes = 1_000_000 }, CancellationToken.None));
        var time = Assert.Throws<QueryException>(() => graph.Run(query, QueryLimits.Unlimited with { Timeout = TimeSpan.FromMilliseconds(20) }, CancellationToken.None));
        var first = graph.Run("MATCH (a:A) WITH a LIMIT 1 CALL apoc.path.expandConfig(a, {uniqueness: 'NONE'}) YIELD path RETURN length(path) LIMIT 4");

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", memory.Code);
        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", time.Code);
        Assert.Equal("0; 1; 1; 2", first.Text);
    }
}
