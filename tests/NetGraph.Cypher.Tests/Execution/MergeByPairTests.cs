using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>MERGE between bound nodes, with the storage's table of pairs and without.</summary>
public sealed class MergeByPairTests : IDisposable
{
    private const string Everything = "MATCH (a)-[r]->(b) RETURN a.i, b.i, type(r), r.p, r.made, r.met ORDER BY id(r)";

    private readonly CypherEngine _engine = new();
    private readonly GraphStorage _plain = new();
    private readonly GraphStorage _tabled = new();

    public static TheoryData<string> Statements => new(
        "UNWIND $rows AS row MATCH (a:N {i: row.s}), (b:N {i: row.t}) MERGE (a)-[r:A {p: row.p}]->(b) ON CREATE SET r.made = row.s ON MATCH SET r.met = coalesce(r.met, 0) + 1",
        "UNWIND $rows AS row MATCH (a:N {i: row.s}), (b:N {i: row.t}) MERGE (a)<-[r:A {p: row.p}]-(b) RETURN id(r)",
        "UNWIND $rows AS row MATCH (a:N {i: row.s}), (b:N {i: row.t}) MERGE (a)-[r:B]-(b) ON CREATE SET r.made = 1 ON MATCH SET r.met = row.p RETURN startNode(r).i, id(r)",
        "UNWIND $rows AS row MATCH (a:N {i: row.s}), (b:N {i: row.t}) MERGE (a)-[r:A]->(b) MERGE (b)-[q:B {p: row.p}]->(a) SET q.made = r.p",
        "UNWIND $rows AS row MATCH (a:N {i: row.s}) MERGE (a)-[r:A {p: row.p}]-(a) RETURN id(r)",
        "UNWIND $rows AS row MATCH (a:N {i: row.s}), (b:N {i: row.t}) CALL { WITH a, b, row MATCH (a)-[r:A]->(b) WHERE r.p = row.p DELETE r } MERGE (a)-[q:A {p: row.p}]->(b) RETURN id(q)",
        "UNWIND $rows AS row MATCH (a:N {i: row.s}), (b:N {i: row.t}) MATCH (a)-[r]-(b) WHERE r.p < row.p DELETE r",
        "MATCH (a:N), (b:N) WHERE a.i < b.i AND a.i < 3 MATCH (a)-[r]-(b) RETURN a.i, b.i, count(r) ORDER BY a.i, b.i");

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_does_the_same_with_a_table_of_pairs(string statement)
    {
        const string setup = "UNWIND range(0, 15) AS i CREATE (n:N {i: i}) WITH collect(n) AS all UNWIND range(0, 99) AS x "
            + "WITH all[x * 7 % 16] AS a, all[x * x % 16] AS b, x FOREACH (one IN CASE x % 2 WHEN 0 THEN [1] ELSE [] END | CREATE (a)-[:A {p: x % 5}]->(b)) CREATE (a)-[:B {p: x % 3}]->(b)";
        foreach (var storage in new[] { _plain, _tabled })
            Run(storage, setup, []);
        using (var writer = _tabled.BeginWrite())
            _tabled.Pairs.Make(writer.State);

        var random = new Random(4);
        for (var round = 0; round < 20; round++)
        {
            _plain.Pairs.Clear(); // counts anew, so that it never makes a table
            var rows = Enumerable.Range(0, 15).Select(_ => Row(random.Next(16), random.Next(16), random.Next(3))).ToArray();
            Assert.Equal(Run(_plain, statement, rows), Run(_tabled, statement, rows));
            Assert.Equal(Run(_plain, Everything, rows), Run(_tabled, Everything, rows));
        }

        Assert.True(_tabled.Pairs.IsMade);
        Assert.False(_plain.Pairs.IsMade);
    }

    [Theory]
    [InlineData("1", "'int'; 'float'")]
    [InlineData("1.0", "'int'; 'float'")]
    [InlineData("-0.0", "'minus zero'; 'zero'")]
    [InlineData("0", "'minus zero'; 'zero'")]
    [InlineData("'1'", "'text'")]
    [InlineData("'never stored'", "")]
    [InlineData("true", "'true'")]
    [InlineData("date('2024-01-01')", "'date'")]
    [InlineData("[1]", "'list'")]
    [InlineData("0.0 / 0.0", "")]
    [InlineData("null", "")]
    public void Value_of_any_kind_finds_what_equals_it(string value, string expected)
    {
        foreach (var storage in new[] { _plain, _tabled })
        {
            Run(storage, "CREATE (a:N {i: 0}), (b:N {i: 1}) WITH a, b UNWIND [[1, 'int'], [1.0, 'float'], [-0.0, 'minus zero'], [0, 'zero'], ['1', 'text'], "
                + "[true, 'true'], [date('2024-01-01'), 'date'], [[1], 'list'], [0.0 / 0.0, 'NaN'], [null, 'none']] AS pair CREATE (a)-[:A {p: pair[0], name: pair[1]}]->(b)", []);
        }

        using (var writer = _tabled.BeginWrite())
            _tabled.Pairs.Make(writer.State);
        foreach (var storage in new[] { _plain, _tabled })
        {
            Assert.Equal(expected, string.Join("; ", Run(storage, $"MATCH (a:N {{i: 0}}), (b:N {{i: 1}}) WITH a, b, {value} AS v MATCH (a)-[r:A {{p: v}}]->(b) RETURN r.name", [])));
            Assert.Equal(expected, string.Join("; ", Run(storage, $"MATCH (a:N {{i: 0}}), (b:N {{i: 1}}) MATCH (a)-[r:A]-(b) WHERE r.p = {value} RETURN r.name", [])));
        }
    }

    [Fact]
    public void Value_that_cannot_be_computed_is_an_error_only_where_there_is_something_to_compare()
    {
        Run(_plain, "UNWIND range(0, 2) AS i CREATE (:N {i: i}) WITH count(*) AS n MATCH (a:N {i: 0}), (b:N {i: 1}) CREATE (a)-[:A {p: 1}]->(b)", []);
        GraphValue[] rows = [GraphValue.Of(1L)];
        Assert.Empty(Run(_plain, "UNWIND $rows AS row MATCH (a:N {i: 1}), (b:N {i: 2}) MATCH (a)-[r:A {p: row.p}]->(b) RETURN r", rows));
        Assert.ThrowsAny<QueryException>(() => Run(_plain, "UNWIND $rows AS row MATCH (a:N {i: 0}), (b:N {i: 1}) MATCH (a)-[r:A {p: row.p}]->(b) RETURN r", rows));
    }

    [Fact]
    public void Many_rows_make_the_table_and_find_what_they_made()
    {
        Run(_plain, "UNWIND range(0, 199) AS i CREATE (:N {i: i})", []);
        const string statement = "MATCH (a:N), (b:N) WHERE a.i < 50 MERGE (a)-[r:A]->(b) MERGE (a)-[q:A]->(b) RETURN count(r), sum(CASE WHEN id(r) = id(q) THEN 1 ELSE 0 END)";

        Assert.Equal(["10000 | 10000"], Run(_plain, statement, []));
        Assert.True(_plain.Pairs.IsMade);
        Assert.Equal(10_000, _plain.BeginRead().RelationshipCount);
    }

    [Fact]
    public void What_a_rollback_took_back_is_not_found()
    {
        Run(_plain, "UNWIND range(0, 3) AS i CREATE (:N {i: i})", []);
        const string statement = "MATCH (a:N {i: 0}), (b:N {i: 1}) MERGE (a)-[r:A]->(b) ON CREATE SET r.made = 1 RETURN id(r), r.made";
        using (var writer = _plain.BeginWrite())
        {
            _plain.Pairs.Make(writer.State);
            Assert.Equal(["0 | 1"], Run(writer, statement, []));
            Assert.Equal(["0 | 1"], Run(writer, statement, []));
        }

        // The id is given out again, for another pair.
        Run(_plain, "MATCH (a:N {i: 2}), (b:N {i: 3}) MERGE (a)-[:A]->(b)", []);
        Assert.Equal(["1 | 1"], Run(_plain, statement, []));
    }

    public void Dispose()
    {
        _plain.Dispose();
        _tabled.Dispose();
    }

    private static GraphValue Row(long start, long end, long property) => GraphValue.Of(GraphMap.From(
        [KeyValuePair.Create("s", GraphValue.Of(start)), KeyValuePair.Create("t", GraphValue.Of(end)), KeyValuePair.Create("p", GraphValue.Of(property))]));

    private List<string> Run(GraphStorage storage, string text, GraphValue[] rows)
    {
        using var writer = storage.BeginWrite();
        var answer = Run(writer, text, rows);
        writer.Commit();
        return answer;
    }

    private List<string> Run(GraphWriter writer, string text, GraphValue[] rows)
    {
        var parameters = new Dictionary<string, GraphValue>(StringComparer.Ordinal) { ["rows"] = GraphValue.Of(rows) };
        var cursor = _engine.Prepare(text).Execute(writer, parameters, QueryLimits.Unlimited, CancellationToken.None);
        var answer = new List<string>();
        while (cursor.MoveNext())
            answer.Add(string.Join(" | ", cursor.Current.Select(GraphValueText.Render)));
        return answer;
    }
}
