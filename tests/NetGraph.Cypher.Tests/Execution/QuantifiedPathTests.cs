using Xunit;

namespace NetGraph.Cypher.Tests.Execution;

/// <summary>Quantified path patterns and relationships. Source: Neo4j 5 manual, "Variable-length patterns".</summary>
public sealed class QuantifiedPathTests
{
    private const string Chain = "CREATE (:N {i: 1})-[:R {w: 1}]->(:N:M {i: 2})-[:R {w: 2}]->(:N {i: 3})-[:S {w: 3}]->(:N:M {i: 4})";
    private const string Heights = "CREATE (n1:A {h: 1})-[:R]->(n2:A:B {h: 3})-[:R]->(n3:A:B {h: 4})-[:R]->(n4:B {h: 5}), (n2)-[:R]->(:B {h: 2})";

    [Theory]
    // Quantifiers
    [InlineData(Chain, "MATCH ({i: 1})-[:R]->+(b) RETURN b.i", "2; 3")]
    [InlineData(Chain, "MATCH ({i: 1})-->*(b) RETURN b.i", "1; 2; 3; 4")]
    [InlineData(Chain, "MATCH ({i: 1})-->{2}(b) RETURN b.i", "3")]
    [InlineData(Chain, "MATCH ({i: 1})-->{2,}(b) RETURN b.i", "3; 4")]
    [InlineData(Chain, "MATCH ({i: 1})-->{,2}(b) RETURN b.i", "1; 2; 3")]
    [InlineData(Chain, "MATCH ({i: 1})-->{,}(b) RETURN b.i", "1; 2; 3; 4")]
    [InlineData(Chain, "MATCH ({i: 1})-->{1,2}(b) RETURN b.i", "2; 3")]
    [InlineData(Chain, "MATCH ({i: 4})<--+(b) RETURN b.i", "1; 2; 3")]
    [InlineData(Chain, "MATCH ({i: 2})--+(b) RETURN b.i", "1; 3; 4")]
    [InlineData(Chain, "MATCH ({i: 1})-[r:R|S WHERE r.w < 3]->+(b) RETURN b.i, [x IN r | x.w]", "2 | [1]; 3 | [1, 2]")]
    [InlineData(Chain, "MATCH ({i: 1})-[r:!S {w: 1}]->+(b) RETURN b.i, size(r)", "2 | 1")]
    // Group variables
    [InlineData(Chain, "MATCH ((x)-[r]->(y)){2} RETURN [n IN x | n.i], [e IN r | e.w], [n IN y | n.i]", "[1, 2] | [1, 2] | [2, 3]; [2, 3] | [2, 3] | [3, 4]")]
    [InlineData(Chain, "MATCH (a {i: 4}) ((x)<-[r]-(y)){2} (b) RETURN a.i, [n IN x | n.i], [n IN y | n.i], b.i", "4 | [4, 3] | [3, 2] | 2")]
    [InlineData(Chain, "MATCH (a) ((x)-->(y))* (b {i: 3}) RETURN a.i, [n IN x | n.i]", "1 | [1, 2]; 2 | [2]; 3 | []")]
    [InlineData(Chain, "MATCH ((x)-->(y)){1} RETURN size(x), y[0].i", "1 | 2; 1 | 3; 1 | 4")]
    [InlineData(Heights, "MATCH ((x:A)-[:R]->(z:B WHERE z.h > x.h)){1,5} RETURN [n IN x | n.h] AS x, [n IN z | n.h] AS z",
        "[1, 3, 4] | [3, 4, 5]; [1, 3] | [3, 4]; [1] | [3]; [3, 4] | [4, 5]; [3] | [4]; [4] | [5]")]
    [InlineData(Heights, "MATCH ((x:A)-[:R]->(z:B) WHERE z.h > x.h){3} RETURN [n IN z | n.h]", "[3, 4, 5]")]
    // Several relationships in one repetition
    [InlineData(Chain, "MATCH (a) ((x)-[:R]->(m)-[:R|S]->(y WHERE y.i > m.i))+ (b) RETURN a.i, [n IN m | n.i], b.i", "1 | [2] | 3; 2 | [3] | 4")]
    [InlineData("CREATE (:N {i: 1})-[:R]->(:N {i: 2})-[:S]->(:N {i: 3})-[:R]->(:N {i: 4})-[:S]->(:N {i: 5})",
        "MATCH (a) ((x)-[:R]->(y)-[s:S]->(z)){2} (b) RETURN a.i, [n IN y | n.i], [n IN z | n.i], b.i", "1 | [2, 4] | [3, 5] | 5")]
    // Beside each other and under a path
    [InlineData(Chain, "MATCH p = (a {i: 1}) ((x)-[:R]->(y))+ ((u)-[:S]->(v))+ RETURN [n IN nodes(p) | n.i], [n IN y | n.i], [n IN u | n.i]", "[1, 2, 3, 4] | [2, 3] | [3]")]
    [InlineData(Chain, "MATCH p = (a {i: 1})-[:R]->(b)-[:R|S]->+(c) RETURN length(p), [n IN nodes(p) | n.i]", "2 | [1, 2, 3]; 3 | [1, 2, 3, 4]")]
    [InlineData(Chain, "MATCH p = (c {i: 3})<--+(a {i: 1}) RETURN [n IN nodes(p) | n.i]", "[3, 2, 1]")]
    [InlineData(Chain, "MATCH ((a)-->(b) WHERE a.i + b.i = 5) RETURN a.i, b.i", "2 | 3")]
    // Relationships are used once in a MATCH
    [InlineData("CREATE (a:N {i: 1})-[:R]->(b:N {i: 2})-[:R]->(a)", "MATCH (:N {i: 1})-->+(n) RETURN n.i", "1; 2")]
    [InlineData("CREATE (a:N {i: 1})-[:R]->(b:N {i: 2})", "MATCH (a)-->+(b), (c)-->+(d) RETURN count(*)", "0")]
    [InlineData("CREATE (a:N {i: 1})-[:R]->(b:N {i: 2})", "MATCH (a)-->+(b) MATCH (c)-->+(d) RETURN count(*)", "1")]
    [InlineData("CREATE (a:N {i: 1})-[:R]->(a)", "MATCH (a)--+(b) RETURN count(*)", "1")]
    // Earlier variables may be read inside, and bound at the ends
    [InlineData(Chain, "MATCH (k {i: 3}) MATCH (a {i: 1}) ((x)-->(y) WHERE y.i <= k.i)+ (b) RETURN b.i", "2; 3")]
    [InlineData(Chain, "MATCH (a {i: 1}), (b {i: 3}) MATCH (a)-->+(b) RETURN a.i, b.i", "1 | 3")]
    [InlineData(Chain, "MATCH (a {i: 1}) ((x)-->(y) WHERE EXISTS { (y)-[:S]->() })* (b) RETURN b.i", "1")]
    [InlineData(Chain, "MATCH (a {i: 2}) ((x)-->(y) WHERE EXISTS { (x)-->+(:M {i: 4}) })+ (b) RETURN b.i", "3; 4")]
    [InlineData(Chain, "MATCH (a:M) OPTIONAL MATCH (a) ((x)-[r]->(y)){2} (b) RETURN a.i, [n IN x | n.i], r IS NULL, b.i", "2 | [2, 3] | false | 4; 4 | null | true | null")]
    [InlineData(Chain, "OPTIONAL MATCH (z:Missing) OPTIONAL MATCH (z)-->+(b) RETURN z, b", "null | null")]
    [InlineData(Chain, "MATCH (a:N) RETURN a.i, COUNT { (a)-->+() }, EXISTS { (a) ((x)-->(y:M)){2} }", "1 | 3 | false; 2 | 2 | false; 3 | 1 | false; 4 | 0 | false")]
    // The same variable twice inside
    [InlineData("CREATE (a:N {i: 1})-[:R]->(b:N {i: 2})-[:S]->(a), (b)-[:S]->(:N {i: 3})", "MATCH ((x)-[:R]->(y)-[:S]->(x))+ RETURN [n IN x | n.i], [n IN y | n.i]", "[1] | [2]")]
    // Words that change nothing
    [InlineData(Chain, "MATCH DIFFERENT RELATIONSHIPS ALL PATHS ({i: 1})-->+(b) RETURN b.i", "2; 3; 4")]
    [InlineData(Chain, "MATCH p = TRAIL ({i: 1})-->+(b:M) RETURN length(p)", "1; 3")]
    public void Path_is_repeated(string setup, string query, string expected)
    {
        using var graph = new TestGraph(setup);

        Assert.Equal(expected, graph.Run(query).SortedText);
    }

    [Theory]
    [InlineData("MATCH ((x:A)){2,4} RETURN 1", "needs at least one relationship")]
    [InlineData("MATCH (:A) (()-[:R]->+()){2,3} (:B) RETURN 1", "cannot be nested")]
    [InlineData("MATCH ((x)-[*]->(y)){2} RETURN 1", "cannot be part of a quantified path pattern")]
    [InlineData("MATCH (a)-[*]->(b)-->+(c) RETURN 1", "cannot be mixed")]
    [InlineData("MATCH ((n)-[r]->(m)){0,10} RETURN 1", "could be empty")]
    [InlineData("MATCH (a)-->(b)-->(c), ((b)-->(e))+ (:X) RETURN 1", "inside and outside")]
    [InlineData("MATCH ((b)-->(e))+ (:X), (b)-->() RETURN 1", "inside and outside")]
    [InlineData("MATCH ((x)-->(y))+ (a) ((x)-->(z))+ RETURN 1", "inside and outside")]
    [InlineData("MATCH (x) MATCH (x) ((x)-->(y))+ RETURN 1", "already defined")]
    [InlineData("MATCH (a) ((x)-->(y) WHERE x.p = a.p)+ RETURN 1", "Inside a quantified path pattern 'a'")]
    [InlineData("MATCH (a)-->+(b WHERE x.p = 1) RETURN 1", "'x' is not defined")]
    [InlineData("MATCH ((x)-[r]->(z)){2,3} WHERE z.p > x.p RETURN 1", "List")]
    [InlineData("MATCH (n)-[r]->+(m WHERE r.p = m.q) RETURN 1", "List")]
    [InlineData("MATCH (a)-->{0}(b) RETURN 1", "must not be limited by 0")]
    [InlineData("MATCH (a)-->{3,2}(b) RETURN 1", "at most the upper one")]
    [InlineData("MATCH (a)-->{}(b) RETURN 1", "expected a number")]
    [InlineData("MATCH (a) (b) RETURN 1", "side by side")]
    [InlineData("MATCH (a) ((b)-->(c)) (d) RETURN 1", "quantifier")]
    [InlineData("MATCH ((b)-->(c)) (d) RETURN 1", "only when it is repeated")]
    [InlineData("MATCH (a) (p = (b)-->(c))+ RETURN 1", "cannot have a variable")]
    [InlineData("MATCH (q = (b)-->(c)) RETURN 1", "only under a path selector")]
    [InlineData("MATCH ((x)-[r]->(y)-[r]->(z))+ RETURN 1", "stands twice")]
    [InlineData("MATCH ((x)-[x]->(y))+ RETURN 1", "'x' is defined as")]
    [InlineData("CREATE (a)-[:R]->+(b)", "cannot stand in CREATE")]
    [InlineData("MERGE (a)-[:R]->+(b)", "cannot stand in MERGE")]
    [InlineData("RETURN [(a)-->+(b) | 1]", "cannot stand in a pattern comprehension")]
    [InlineData("MATCH (a) WHERE (a)-->+() RETURN a", "cannot stand here")]
    [InlineData("MATCH shortestPath((a)-->+(b)) RETURN 1", "cannot stand here")]
    [InlineData("MATCH ACYCLIC (a)-->+(b) RETURN 1", "The path mode ACYCLIC is not supported")]
    public void Repetition_that_cannot_be_is_refused(string query, string message)
    {
        using var graph = new TestGraph();

        var error = Assert.Throws<CypherException>(() => graph.Run(query));

        Assert.Equal(CypherErrorPhase.CompileTime, error.Phase);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_shows_what_is_repeated_and_asked()
    {
        using var graph = new TestGraph(Chain);

        Assert.Contains("Repeat (a) ((x)-[r:R]->(y)){1,3} (b) each x.i > 1", graph.Explain("MATCH (a:M) ((x WHERE x.i > 1)-[r:R]->(y)){1,3} (b) RETURN x"), StringComparison.Ordinal);
        Assert.Contains("VarExpand (a)-[r:R*1..]->(b)", graph.Explain("MATCH (a:M)-[r:R]->+(b) RETURN r"), StringComparison.Ordinal);
    }

    [Fact]
    public void Walk_of_no_repetition_asks_nothing_inside()
    {
        using var graph = new TestGraph(Chain);

        Assert.Equal("4", graph.Run("MATCH (a)((x:Missing)-->(y))*(b) RETURN count(*)").Text);
    }
}
