using System.Diagnostics;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>Cancelling, time, rows and memory.</summary>
public sealed class LimitTests
{
    private const string Dense = "UNWIND range(1, 30) AS i CREATE (:N {i: i}) WITH count(*) AS c MATCH (a:N), (b:N) WHERE a <> b CREATE (a)-[:R]->(b)";

    [Theory]
    [InlineData("UNWIND range(1, 1000000000) AS x RETURN count(*)")]
    [InlineData("MATCH (a:N)-[*]->(b:N) RETURN count(*)")]
    [InlineData("MATCH (a:N), (b:N), (c:N), (d:N), (e:N), (f:N), (g:N) RETURN count(*)")]
    [InlineData("MATCH (a:N), (b:N), (c:N), (d:N), (e:N), (f:N) RETURN a.i, count(DISTINCT b.i + c.i)")]
    [InlineData("RETURN reduce(s = 0, x IN range(1, 1000000000) | s + 1)")]
    [InlineData("MATCH (a:N) WHERE EXISTS { MATCH (a)-[*20..]->(b) WHERE b.i = 0 } RETURN a")]
    public void Query_stops_within_a_tenth_of_a_second_of_being_cancelled(string query)
    {
        using var graph = new TestGraph(Dense);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = new Stopwatch();
        using var started = cancel.Token.Register(watch.Start);

        Assert.ThrowsAny<OperationCanceledException>(() => graph.Run(query, QueryLimits.Unlimited, cancel.Token));

        // Generous for a loaded machine: the promise is 100 ms, an unchecked loop would take minutes.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 500);
    }

    [Fact]
    public void Query_fails_when_its_time_is_up()
    {
        using var graph = new TestGraph(Dense);

        var error = Assert.Throws<QueryException>(() =>
            graph.Run("MATCH (a:N)-[*]->(b:N) RETURN count(*)", new QueryLimits(Timeout: TimeSpan.FromMilliseconds(50)), CancellationToken.None));

        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOut", error.Code);
    }

    [Theory]
    [InlineData(2L, 2L, true)]
    [InlineData(3L, 3L, false)]
    [InlineData(9L, 3L, false)]
    [InlineData(0L, 0L, true)]
    public void Row_limit_says_whether_rows_were_left_out(long max, long rows, bool truncated)
    {
        using var graph = new TestGraph();

        var summary = graph.Run("UNWIND [1, 2, 3] AS x RETURN x", new QueryLimits(MaxRows: max), CancellationToken.None).Summary;

        Assert.Equal((rows, truncated), (summary.Rows, summary.Truncated));
    }

    [Fact]
    public void Row_limit_cuts_off_no_write()
    {
        using var graph = new TestGraph();

        var summary = graph.Run("UNWIND [1, 2, 3] AS x CREATE (:A) RETURN x", new QueryLimits(MaxRows: 1), CancellationToken.None).Summary;

        Assert.Equal((1L, true, 3L), (summary.Rows, summary.Truncated, summary.Changes.NodesCreated));
    }

    [Theory]
    [InlineData("UNWIND range(1, 100000) AS x RETURN x ORDER BY x")]
    [InlineData("UNWIND range(1, 100000) AS x RETURN collect(x)")]
    [InlineData("UNWIND range(1, 100000) AS x RETURN x, count(*)")]
    [InlineData("UNWIND range(1, 100000) AS x RETURN DISTINCT x")]
    [InlineData("RETURN size([x IN range(1, 2000000000) | x])")]
    [InlineData("RETURN size(reduce(s = 'a', x IN range(1, 40) | s + s))")]
    [InlineData("RETURN size(reduce(l = [1], x IN range(1, 40) | l + l))")]
    [InlineData("RETURN size(reduce(s = 'aa', x IN range(1, 9) | replace(s, 'a', s)))")]
    [InlineData("RETURN size(COLLECT { UNWIND range(1, 100000) AS x RETURN x })")]
    [InlineData("RETURN range(1, 2000000000)")]
    [InlineData("RETURN reduce(l = [1], x IN range(1, 40) | [l, l])")]
    public void Memory_limit_stops_what_gathers_too_much(string query)
    {
        using var graph = new TestGraph();
        var limits = new QueryLimits(MaxMemoryBytes: 1_000_000);

        var error = Assert.Throws<QueryException>(() => graph.Run(query, limits, CancellationToken.None));

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", error.Code);
    }

    [Theory]
    [InlineData("RETURN reduce(l = [], x IN range(1, 1000000) | [l]) AS l")]
    [InlineData("RETURN reduce(m = {}, x IN range(1, 1000000) | {m: m}) AS m")]
    [InlineData("UNWIND [1] AS y WITH DISTINCT reduce(l = [], x IN range(1, 1000000) | [l]) AS l RETURN size(l)")]
    public void Value_nested_without_end_is_refused(string query)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<QueryException>(() => graph.Run(query, QueryLimits.Unlimited, CancellationToken.None));

        Assert.Contains("nests", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_range_is_counted_without_memory()
    {
        using var graph = new TestGraph();

        Assert.Equal("2000000000", graph.Run("RETURN size(range(1, 2000000000))", new QueryLimits(MaxMemoryBytes: 1_000_000), CancellationToken.None).Text);
    }

    [Fact]
    public void First_rows_of_an_order_need_little_memory()
    {
        using var graph = new TestGraph();
        var limits = new QueryLimits(MaxMemoryBytes: 1_000_000);

        Assert.Equal("1; 2", graph.Run("UNWIND range(100000, 1, -1) AS x RETURN x ORDER BY x LIMIT 2", limits, CancellationToken.None).Text);
    }
}
