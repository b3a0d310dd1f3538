using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary>Batches that commit on the way. Source: Cypher manual, "CALL subqueries in transactions"; several cases are its examples.</summary>
public sealed class CallInTransactionsTests
{
    [Theory]
    [InlineData("UNWIND [1, 0, 2, 4] AS i CALL (i) { CREATE (n:P {num: 100 / i}) RETURN n } IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE RETURN n.num", "100; null; 50; 25", "25, 50, 100")]
    [InlineData("UNWIND [1, 0, 2, 4] AS i CALL (i) { CREATE (n:P {num: 100 / i}) RETURN n } IN TRANSACTIONS OF 2 ROWS ON ERROR CONTINUE RETURN n.num", "null; null; 50; 25", "25, 50")]
    [InlineData("UNWIND [1, 0, 2, 4] AS i CALL (i) { CREATE (n:P {num: 100 / i}) RETURN n } IN TRANSACTIONS OF 1 ROW ON ERROR BREAK RETURN n.num", "100; null; null; null", "100")]
    [InlineData("UNWIND [1, 0, 2, 4] AS i CALL (i) { CREATE (n:P {num: 100 / i}) RETURN n } IN TRANSACTIONS OF 2 ROWS ON ERROR BREAK RETURN n.num", "null; null; null; null", "")]
    [InlineData("UNWIND [1, 2, 4] AS i CALL (i) { CREATE (n:P {num: 100 / i}) RETURN n } IN TRANSACTIONS ON ERROR FAIL RETURN n.num", "100; 50; 25", "25, 50, 100")]
    [InlineData("UNWIND [1, 2, 4] AS i CALL { WITH i CREATE (n:P {num: i}) } IN TRANSACTIONS OF $two ROWS RETURN i", "1; 2; 4", "1, 2, 4")]
    [InlineData("UNWIND [1, 2, 4] AS i CALL (i) { CREATE (n:P {num: i}) } IN 4 CONCURRENT TRANSACTIONS OF 1 + 1 ROWS RETURN count(*)", "3", "1, 2, 4")]
    [InlineData("UNWIND [1, 2] AS i CALL (i) { CREATE (n:P {num: i}) } IN CONCURRENT TRANSACTIONS", "", "1, 2")]
    // A subquery may drop rows and make more.
    [InlineData("UNWIND [0, 1, 2] AS i CALL (i) { UNWIND range(1, i) AS k CREATE (n:P {num: k}) RETURN k } IN TRANSACTIONS OF 2 ROWS RETURN i, k", "1 | 1; 2 | 1; 2 | 2", "1, 1, 2")]
    [InlineData("UNWIND [0, 1] AS i OPTIONAL CALL (i) { UNWIND range(1, i) AS k CREATE (n:P {num: k}) RETURN k } IN TRANSACTIONS RETURN i, k", "0 | null; 1 | 1", "1")]
    // Each batch sees the ones before; what follows the call sees all of them.
    [InlineData("UNWIND [1, 2, 3] AS i CALL (i) { OPTIONAL MATCH (p:P) WITH i, count(p) AS c CREATE (:P {num: c}) } IN TRANSACTIONS OF 1 ROW", "", "0, 1, 2")]
    [InlineData("UNWIND [1, 2, 3] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 2 ROWS WITH count(*) AS rows MATCH (p:P) RETURN rows, sum(p.num)", "3 | 6", "1, 2, 3")]
    // What comes before the call does not see the batches.
    [InlineData("UNWIND [1, 2] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 1 ROW WITH i MATCH (p:P) CALL (p) { CREATE (:P {num: p.num * 10}) } IN TRANSACTIONS OF 1 ROW RETURN count(*)", "4", "1, 2, 10, 10, 20, 20")]
    // The clauses after it write in a transaction of their own.
    [InlineData("UNWIND [1, 2] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 1 ROW WITH count(*) AS c CREATE (p:P {num: c * 100}) RETURN p.num", "200", "1, 2, 200")]
    // A batch that only reads.
    [InlineData("UNWIND [1, 2] AS i CALL (i) { RETURN i * 2 AS j } IN TRANSACTIONS RETURN j", "2; 4", "")]
    [InlineData("UNWIND [] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS RETURN i", "", "")]
    public void Batches_return_and_leave(string query, string rows, string nodes)
    {
        using var graph = new TestGraph();

        var result = graph.Run(query, ("two", 2));

        Assert.Equal(rows, result.Text);
        Assert.Equal($"[{nodes}]", graph.Run("MATCH (p:P) WITH p.num AS n ORDER BY n RETURN collect(n)").Text);
    }

    [Theory]
    [InlineData("CONTINUE", "4 | true | true | true | null; 2 | true | true | true | null; 0 | true | false | true | 'x / by zero'; 1 | true | false | true | 'x / by zero'; 3 | true | true | true | null")]
    [InlineData("BREAK", "4 | true | true | true | null; 2 | true | true | true | null; 0 | true | false | true | 'x / by zero'; 1 | true | false | true | 'x / by zero'; 3 | false | false | false | null")]
    public void Status_tells_of_each_batch(string handling, string expected)
    {
        using var graph = new TestGraph();

        var rows = graph.Run(
            $"UNWIND [4, 2, 0, 1, 3] AS i CALL (i) {{ CREATE (:P {{num: 100 / i}}) }} IN TRANSACTIONS OF 2 ROWS ON ERROR {handling} REPORT STATUS AS s "
            + "RETURN i, s.started, s.committed, s.transactionId IS NOT NULL, CASE WHEN s.errorMessage IS NULL THEN null ELSE 'x / by zero' END");

        Assert.Equal(expected, rows.Text);
    }

    [Fact]
    public void Status_names_one_transaction_a_batch_and_the_error()
    {
        using var graph = new TestGraph();

        var rows = graph.Run(
            "UNWIND [1, 1, 1, 0] AS i CALL (i) { CREATE (:P {num: 1 / i}) } IN TRANSACTIONS OF 2 ROWS REPORT STATUS AS s ON ERROR CONTINUE "
            + "RETURN count(DISTINCT s.transactionId), min(s.transactionId) STARTS WITH 'netgraph-transaction-', collect(DISTINCT s.errorMessage)");

        Assert.StartsWith("2 | true | ['", rows.Text, StringComparison.Ordinal);
        Assert.Contains("zero", rows.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Failed_batch_ends_the_statement_and_leaves_the_ones_before()
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run("UNWIND [4, 2, 1, 0] AS i CALL (i) { CREATE (:P {num: 100 / i}) } IN TRANSACTIONS OF 2 ROWS RETURN i"));

        Assert.Equal(("ArithmeticError", "DivisionByZero"), (error.Type, error.Detail));
        Assert.EndsWith("(Transactions committed: 1)", error.Message, StringComparison.Ordinal);
        Assert.Equal("25; 50", graph.Run("MATCH (p:P) RETURN p.num").Text);
    }

    [Fact]
    public void Broken_unique_key_rolls_back_its_batch_only()
    {
        using var graph = new TestGraph();
        graph.Index("P", "num", unique: true);

        var result = graph.Run("UNWIND [1, 2, 2, 3] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE REPORT STATUS AS s RETURN s.committed");

        Assert.Equal("true; true; false; true", result.Text);
        Assert.Equal(3, result.Summary.Changes.NodesCreated);
        Assert.Equal("1; 2; 3", graph.Run("MATCH (p:P) RETURN p.num").Text);
    }

    [Fact]
    public void Deletion_in_batches_deletes_everything_and_counts_it()
    {
        using var graph = new TestGraph("UNWIND range(1, 25) AS i CREATE (:A {i: i})-[:R]->(:B)");

        var changes = graph.Run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS").Summary.Changes;

        Assert.Equal((50L, 25L), (changes.NodesDeleted, changes.RelationshipsDeleted));
        Assert.Equal("0", graph.Run("MATCH (n) RETURN count(n)").Text);
    }

    [Fact]
    public void Node_left_connected_fails_its_batch()
    {
        using var graph = new TestGraph("CREATE (:A)-[:R]->(:B), (:A)");

        var result = graph.Run("MATCH (n:A) CALL (n) { DELETE n } IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE REPORT STATUS AS s RETURN s.committed");

        Assert.Equal("false; true", result.Text);
        Assert.Equal("2", graph.Run("MATCH (n) RETURN count(n)").Text);
    }

    [Fact]
    public void Time_limit_is_not_an_error_to_continue_from()
    {
        using var graph = new TestGraph();

        var error = Assert.ThrowsAny<QueryException>(() => graph.Run(
            "UNWIND range(1, 1000000000) AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE",
            new QueryLimits(Timeout: TimeSpan.FromMilliseconds(200)),
            CancellationToken.None));

        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", error.Code);
        Assert.NotEqual("0", graph.Run("MATCH (p:P) RETURN count(p)").Text);
    }

    [Fact]
    public void Rows_are_not_gathered_where_nobody_reads_them()
    {
        using var graph = new TestGraph();

        graph.Run(
            "UNWIND range(1, 20000) AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 100 ROWS",
            new QueryLimits(MaxMemoryBytes: 50_000),
            CancellationToken.None);

        Assert.Equal("20000", graph.Run("MATCH (p:P) RETURN count(p)").Text);
    }

    [Theory]
    [InlineData("CREATE (a) WITH a CALL (a) { SET a.x = 1 } IN TRANSACTIONS", "after a clause that writes")]
    [InlineData("CALL () { CREATE (a) } CALL () { CREATE (b) } IN TRANSACTIONS", "after a clause that writes")]
    [InlineData("CALL () { CALL () { CREATE (a) } IN TRANSACTIONS }", "inside another CALL subquery")]
    [InlineData("CALL () { CALL () { CREATE (a) } IN TRANSACTIONS } IN TRANSACTIONS", "inside another CALL subquery")]
    [InlineData("CALL () { CREATE (a) } IN TRANSACTIONS RETURN 1 AS x UNION RETURN 2 AS x", "in a UNION")]
    [InlineData("RETURN COUNT { CALL () { RETURN 1 AS y } IN TRANSACTIONS RETURN y }", "inside EXISTS, COUNT or COLLECT")]
    public void Call_is_refused_where_it_cannot_commit(string query, string reason)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal("InvalidClauseComposition", error.Detail);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS OF 0 ROWS", "NegativeIntegerArgument")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS OF -1 ROWS", "NegativeIntegerArgument")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS OF 'x' ROWS", "InvalidArgumentType")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS OF i ROWS", "NonConstantExpression")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS OF $zero ROWS", "NegativeIntegerArgument")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS REPORT STATUS AS s", "InvalidClauseComposition")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS ON ERROR BREAK REPORT STATUS AS i", "VariableAlreadyBound")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS ON ERROR RETRY", "UnexpectedSyntax")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN TRANSACTIONS OF 1 ROW OF 2 ROWS", "UnexpectedSyntax")]
    [InlineData("UNWIND [1] AS i CALL (i) { CREATE (a) } IN 3 TRANSACTIONS", "UnexpectedSyntax")]
    public void Options_are_checked(string query, string detail)
    {
        using var graph = new TestGraph();

        Assert.Equal(detail, Assert.Throws<CypherException>(() => graph.Run(query, ("zero", 0))).Detail);
    }

    [Fact]
    public void Plan_names_the_batches()
    {
        using var graph = new TestGraph();

        var plan = graph.Explain("UNWIND [1] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE REPORT STATUS AS s RETURN s");

        Assert.Contains("CallInTransactions of 10 rows, on error continue, status s", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_counts_rows_on_both_sides_of_the_call()
    {
        using var graph = new TestGraph();

        var plan = graph.Run("PROFILE UNWIND [1, 2, 3] AS i CALL (i) { CREATE (:P {num: i}) } IN TRANSACTIONS OF 2 ROWS RETURN i").Summary.Plan!; // PROFILE gives one

        Assert.Matches(@"CallInTransactions .*rows: 3", plan);
        Assert.Matches(@"Unwind .*rows: 3", plan);
    }
}
