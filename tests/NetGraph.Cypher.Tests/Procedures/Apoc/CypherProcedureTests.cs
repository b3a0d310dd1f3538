using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Procedures.Apoc;

/// <summary>Statements within statements: what they see, what they may, and what <c>apoc.periodic.iterate</c> commits and reports.</summary>
public sealed class CypherProcedureTests
{
    [Theory]
    [InlineData("CALL apoc.cypher.run('MATCH (n:N) RETURN n.i AS i, n', {}) YIELD value RETURN value.i, value.n.i ORDER BY value.i", "1 | 1; 2 | 2")]
    [InlineData("CALL apoc.cypher.run('RETURN $x + 1 AS y', {x: 1}) YIELD value RETURN value", "{y: 2}")]
    [InlineData("CALL apoc.cypher.run('RETURN x + 1 AS y', {x: 1}) YIELD value RETURN value", "{y: 2}")]
    [InlineData("MATCH (n:N) CALL apoc.cypher.run('MATCH (n)-[:R]->(m) RETURN m.i AS other', {n: n}) YIELD value RETURN n.i, value.other", "1 | 2")]
    [InlineData("CALL apoc.cypher.run('CALL db.labels()', {x: 1}) YIELD value RETURN value", "{label: 'N'}")]
    [InlineData("CALL apoc.cypher.run('', {}) YIELD value RETURN value", "{}")]
    [InlineData("CALL apoc.cypher.run('UNWIND range(1, 1000000) AS i RETURN i', {}) YIELD value RETURN value.i LIMIT 2", "1; 2")]
    [InlineData("UNWIND [1, 2, null] AS i CALL apoc.when(i = 1, 'RETURN 10 * i AS x', 'RETURN 20 AS x', {i: i}) YIELD value RETURN value.x", "10; 20; 20")]
    [InlineData("CALL apoc.when(false, 'RETURN 1 AS x') YIELD value RETURN value", "{}")]
    [InlineData("UNWIND [1, 2, 3] AS i CALL apoc.case([i = 1, 'RETURN \"one\" AS x', i = 2, 'RETURN \"two\" AS x'], 'RETURN \"many\" AS x') YIELD value RETURN value.x", "'one'; 'two'; 'many'")]
    [InlineData("CREATE (:N {i: 3}) WITH 1 AS one CALL apoc.cypher.run('MATCH (n:N) RETURN count(*) AS c', {}) YIELD value RETURN value.c", "3")]
    [InlineData("CALL apoc.cypher.doIt('CREATE (n:M {i: $i}) RETURN n', {i: 7}) YIELD value SET value.n.j = 8 RETURN value.n.i, value.n.j", "7 | 8")]
    [InlineData("MATCH (n:N) CALL apoc.do.when(n.i = 1, 'SET n.big = false RETURN n', 'SET n.big = true RETURN n', {n: n}) YIELD value RETURN value.n.big ORDER BY value.n.i", "false; true")]
    [InlineData("MATCH (n:N) CALL apoc.do.case([n.i = 1, 'DETACH DELETE n'], 'SET n.kept = true RETURN 1 AS x', {n: n}) YIELD value RETURN value", "{x: 1}")]
    public void Statement_within_a_statement(string query, string expected)
    {
        using var graph = new TestGraph("CREATE (:N {i: 1})-[:R]->(:N {i: 2})");

        Assert.Equal(expected, graph.Run(query).Text);
    }

    [Fact]
    public void Writes_within_count_as_the_statements_own()
    {
        using var graph = new TestGraph();

        var changes = graph.Run("UNWIND range(1, 3) AS i CALL apoc.cypher.doIt('CREATE (:M {i: $i})', {i: i}) YIELD value RETURN count(*)").Summary.Changes;

        Assert.Equal(new GraphChanges(NodesCreated: 3, PropertiesSet: 3, LabelsAdded: 3), changes);
        Assert.Equal("3", graph.Run("MATCH (n:M) RETURN count(*)").Text);
        Assert.True(graph.Engine.Prepare("CALL apoc.do.when(true, '', '')").Writes);
        Assert.False(graph.Engine.Prepare("CALL apoc.when(true, '', '')").Writes);
    }

    [Theory]
    [InlineData("CALL apoc.cypher.run('CREATE (n) RETURN n', {})", "A statement within apoc.cypher.run may only read.")]
    [InlineData("CALL apoc.when(true, 'CREATE (n) RETURN n')", "A statement within apoc.when may only read.")]
    [InlineData("CALL apoc.cypher.doIt('CALL { CREATE () } IN TRANSACTIONS', {})", "A statement within apoc.cypher.doIt may not commit.")]
    [InlineData("CALL apoc.cypher.run('MATCH (n RETURN n', {})", "Unexpected 'RETURN': expected a label, properties, ")]
    [InlineData("CALL apoc.cypher.run('RETURN y', {x: 1})", "The variable 'y' is not defined.")]
    [InlineData("CALL apoc.case([true], '')", "'conditionals' of apoc.case alternates conditions and statements: found 1 items.")]
    [InlineData("CALL apoc.case([true, 1], '')", "'conditionals' of apoc.case alternates conditions and statements: found a Integer as a statement.")]
    public void Statement_within_is_refused(string query, string message)
    {
        using var graph = new TestGraph();

        Assert.StartsWith(message, Assert.Throws<CypherException>(() => graph.Run(query)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_of_the_statement_hold_within()
    {
        using var graph = new TestGraph();
        const string query = "CALL apoc.cypher.run('UNWIND range(1, 100000000) AS i RETURN count(i) AS c', {}) YIELD value RETURN value";

        var error = Assert.Throws<QueryException>(() => graph.Run(query, QueryLimits.Unlimited with { Timeout = TimeSpan.FromMilliseconds(20) }, CancellationToken.None));

        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", error.Code);
    }

    [Theory]
    [InlineData("'MATCH (n:N) RETURN n', 'SET n.seen = true', {batchSize: 4}", "3 | 10 | 10 | 0 | 0", "10")]
    [InlineData("'MATCH (n:N) RETURN n, n.i AS i', 'SET n.seen = i', {}", "1 | 10 | 10 | 0 | 0", "10")]
    [InlineData("'MATCH (n:N) RETURN n', 'SET n.seen = true', {batchSize: 3, batchMode: 'SINGLE', parallel: true}", "4 | 10 | 10 | 0 | 0", "10")]
    [InlineData("'UNWIND range(1, $max) AS i RETURN i', 'MATCH (n:N {i: i}) SET n.seen = $value', {params: {max: 5, value: 'x'}}", "1 | 5 | 5 | 0 | 0", "5")]
    [InlineData("'MATCH (n:N) RETURN n', 'UNWIND [1] AS one SET n.seen = 1 / (n.i - 5)', {batchSize: 2}", "5 | 10 | 8 | 2 | 1", "8")]
    [InlineData("'MATCH (n:Nothing) RETURN n', 'SET n.seen = true', {}", "0 | 0 | 0 | 0 | 0", "0")]
    public void Iterate_commits_batches(string arguments, string expected, string seen)
    {
        using var graph = new TestGraph("UNWIND range(1, 10) AS i CREATE (:N {i: i})");

        var report = graph.Run($"CALL apoc.periodic.iterate({arguments}) YIELD batches, total, committedOperations, failedOperations, failedBatches RETURN *");

        Assert.Equal(expected, string.Join(" | ", Reorder(report.Text.Split(" | "))));
        Assert.Equal(seen, graph.Run("MATCH (n:N) RETURN count(n.seen)").Text);
    }

    [Fact]
    public void Iterate_reports_errors_and_changes()
    {
        using var graph = new TestGraph("UNWIND range(1, 4) AS i CREATE (:N {i: i})");

        var result = graph.Run("CALL apoc.periodic.iterate('MATCH (n:N) RETURN n', 'CREATE (:Copy {i: 12 / (n.i - 3)})', {batchSize: 1}) YIELD errorMessages, batch, operations, updateStatistics, wasTerminated RETURN [k IN keys(errorMessages) | errorMessages[k]], batch.failed, operations.committed, updateStatistics.nodesCreated, wasTerminated");

        Assert.Equal("[1] | 1 | 3 | 3 | false", result.Text);
        Assert.Equal(3, result.Summary.Changes.NodesCreated);
    }

    [Theory]
    [InlineData("MATCH (n) CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE ()', {}) YIELD total RETURN total", "apoc.periodic.iterate commits on the way: it must be the first clause, and only WITH, UNWIND and RETURN may follow it.")]
    [InlineData("CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE ()', {}) YIELD total CREATE (n) RETURN n", "apoc.periodic.iterate commits on the way: it must be the first clause, and only WITH, UNWIND and RETURN may follow it.")]
    [InlineData("CALL apoc.periodic.iterate('CREATE (n) RETURN n', 'SET n.x = 1', {})", "A statement within apoc.periodic.iterate may only read.")]
    [InlineData("CALL apoc.periodic.iterate('RETURN 1 AS x', '', {})", "'cypherAction' of apoc.periodic.iterate must be a statement: found '' (STRING NOT NULL).")]
    [InlineData("CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE ()', {batchsize: 1})", "apoc.periodic.iterate has no setting 'batchsize': expected ")]
    [InlineData("CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE ()', {batchSize: 0})", "'batchSize' of apoc.periodic.iterate must be at least 1: found 0.")]
    [InlineData("CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE ()', {params: 1})", "'params' of apoc.periodic.iterate must be a MAP.")]
    [InlineData("CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE (', {})", "Unexpected the end of the query: expected ")]
    public void Iterate_is_refused(string query, string message)
    {
        using var graph = new TestGraph();

        Assert.StartsWith(message, Assert.Throws<CypherException>(() => graph.Run(query)).Message, StringComparison.Ordinal);
        Assert.Equal("0", graph.Run("MATCH (n) RETURN count(*)").Text);
    }

    [Fact]
    public void Iterate_cannot_be_part_of_a_transaction()
    {
        using var graph = new TestGraph();
        var query = graph.Engine.Prepare("CALL apoc.periodic.iterate('RETURN 1 AS x', 'CREATE ()', {})");

        Assert.True(query.Writes);
        Assert.True(query.Commits);
        Assert.Throws<QueryException>(() => query.Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None));
    }

    /// <summary>RETURN * orders columns by name: batches, committed, failed batches, failed operations, total.</summary>
    private static IEnumerable<string> Reorder(string[] cells) => [cells[0], cells[4], cells[1], cells[3], cells[2]];
}
