using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Language;

/// <summary><c>$(…)</c> where a label or type stands: what is found, what is left behind, what is refused.</summary>
public sealed class DynamicLabelTests
{
    private const string Graph = "CREATE (:A {n: 1})-[:R {n: 1}]->(:B {n: 2})-[:S {n: 2}]->(:A:B {n: 3})-[:T {n: 3}]->({n: 4})";

    private const string Everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r), labels(m)";

    private static readonly (string, GraphValue)[] Parameters =
    [
        ("a", GraphValue.Of("A")),
        ("ab", Strings("A", "B")),
        ("r", GraphValue.Of("R")),
        ("rs", Strings("R", "S")),
        ("none", Strings()),
        ("empty", GraphValue.Of("")),
        ("nothing", GraphValue.Null),
        ("five", GraphValue.Of(5L)),
        ("holes", GraphValue.Of(new[] { GraphValue.Of("A"), GraphValue.Null })),
        ("mixed", GraphValue.Of(new[] { GraphValue.Of("A"), GraphValue.Of(5L) })),
    ];

    [Theory]
    [InlineData(":$('A')", "1; 3")]
    [InlineData(":$($a)", "1; 3")]
    [InlineData(":$all($a)", "1; 3")]
    [InlineData(":$any($a)", "1; 3")]
    [InlineData(" IS $($a)", "1; 3")]
    [InlineData(":$(['A', 'B'])", "3")]
    [InlineData(":$($ab)", "3")]
    [InlineData(":$all($ab)", "3")]
    [InlineData(":$any($ab)", "1; 2; 3")]
    [InlineData(":!$($a)", "2; 4")]
    [InlineData(":!$any($ab)", "4")]
    [InlineData(":A&!$($ab)", "1")]
    [InlineData(":B&$($a)", "3")]
    [InlineData(":A:$('B')", "3")]
    [InlineData(":$($a)|B", "1; 2; 3")]
    [InlineData(":%&!($($a)&B)", "1; 2")]
    [InlineData(":$(left('Axe', 1))", "1; 3")]
    [InlineData(":$('a')", "")]
    [InlineData(":$($none)", "1; 2; 3; 4")]
    [InlineData(":$any($none)", "")]
    [InlineData(":$($empty)", "")]
    [InlineData(":$($nothing)", "")]
    [InlineData(":!$($nothing)", "")]
    [InlineData(":$($nothing)|B", "2; 3")]
    [InlineData(":$($holes)", "")]
    [InlineData(":!$($holes)", "2; 4")]
    [InlineData(":$any($holes)", "1; 3")]
    [InlineData(":!$any($holes)", "")]
    public void Node_is_found_by_computed_labels(string labels, string expected)
    {
        using var graph = new TestGraph(Graph);

        Assert.Equal(expected, graph.Run($"MATCH (x{labels}) RETURN x.n", Parameters).SortedText);
        Assert.Equal(expected, graph.Run($"MATCH (x) WHERE x{labels} RETURN x.n", Parameters).SortedText);
        Assert.Equal(expected, graph.Run($"MATCH (x) WITH x, [x] AS l WHERE (l[0]){labels} RETURN x.n", Parameters).SortedText);
        Assert.Equal(expected, graph.Run($"MATCH (x) WHERE EXISTS {{ (x{labels}) }} RETURN x.n", Parameters).SortedText);
    }

    [Theory]
    [InlineData(":$('R')", "1")]
    [InlineData(":$($r)", "1")]
    [InlineData(":$any($rs)", "1; 2")]
    [InlineData(":$any(['R', 'T'])", "1; 3")]
    [InlineData(":$($rs)", "")]
    [InlineData(":$(['R', 'S'])", "")]
    [InlineData(":$all(['R', 'R'])", "1")]
    [InlineData(":!$any($rs)", "3")]
    [InlineData(":T|$($r)", "1; 3")]
    [InlineData(":T|:$($r)", "1; 3")]
    [InlineData(":$('r')", "")]
    [InlineData(":$($none)", "1; 2; 3")]
    [InlineData(":$($nothing)", "")]
    public void Relationship_is_found_by_a_computed_type(string types, string expected)
    {
        using var graph = new TestGraph(Graph);

        Assert.Equal(expected, graph.Run($"MATCH ()-[r{types}]->() RETURN r.n", Parameters).SortedText);
        Assert.Equal(expected, graph.Run($"MATCH ()-[r]->() WHERE r{types} RETURN r.n", Parameters).SortedText);
        Assert.Equal(expected, graph.Run($"MATCH (a)-[r]->(b) WHERE (a)-[{types}]->(b) RETURN r.n", Parameters).SortedText);
    }

    [Theory]
    [InlineData("MATCH (x {n: 1})-[:$any($rs)*]->(y) RETURN y.n", "2; 3")]
    [InlineData("MATCH (x {n: 1})-[:$any($rs)]->+(y) RETURN y.n", "2; 3")]
    [InlineData("MATCH (x {n: 1}) ((:$any($ab))-[:!$($r)|R]->(:$any($ab)))+ (y) RETURN y.n", "2; 3")]
    [InlineData("MATCH p = shortestPath((:$($a) {n: 1})-[:$any($rs)*]->(:$($ab))) RETURN length(p)", "2")]
    [InlineData("MATCH p = SHORTEST 1 (x:$($a) {n: 1})-[:$any($rs)]->+(y:$($ab)) RETURN length(p)", "2")]
    [InlineData("MATCH (x:A) RETURN COUNT { (x)-[:$any($rs)]-(:$('B')) } AS c", "1; 1")]
    [InlineData("MATCH (x:A) RETURN [(x)-[:$any($rs)]-(y:$('B')) | y.n] AS l", "[2]; [2]")]
    [InlineData("UNWIND ['A', 'B', null] AS l MATCH (x:$(l)) RETURN l, x.n", "'A' | 1; 'A' | 3; 'B' | 2; 'B' | 3")]
    [InlineData("UNWIND ['A', 'C', null] AS l OPTIONAL MATCH (x:$(l)) RETURN l, count(x)", "'A' | 2; 'C' | 0; null | 0")]
    [InlineData("MATCH (x) UNWIND labels(x) AS l MATCH (x:$(l)) RETURN l, x.n", "'A' | 1; 'A' | 3; 'B' | 2; 'B' | 3")]
    [InlineData("MATCH (x:A)-->(y:$(labels(x))) RETURN x.n, y.n", "")]
    [InlineData("MATCH (x:B)-->(y:$(labels(x))) RETURN x.n, y.n", "2 | 3")]
    [InlineData("MATCH (x) WHERE x:$(['A', 'B'][x.n - 1]) RETURN x.n", "1; 2")]
    [InlineData("WITH 'A' AS l CALL (l) { MATCH (x:$(l)) RETURN x.n AS n } RETURN n", "1; 3")]
    [InlineData("MATCH (x) RETURN x:$($nothing) IS NULL AS n, count(*)", "true | 4")]
    [InlineData("OPTIONAL MATCH (x:C) RETURN x:$($a) AS n", "null")]
    [InlineData("MATCH (x) WITH x, x:$(max($a)) AS has RETURN x.n, has", "1 | true; 2 | false; 3 | true; 4 | false")]
    public void Computed_names_stand_wherever_patterns_do(string query, string expected)
    {
        using var graph = new TestGraph(Graph);

        Assert.Equal(expected, graph.Run(query, Parameters).SortedText);
    }

    [Theory]
    [InlineData("", "CREATE (:$($a))", "['A'] | {} | null | null", 1)]
    [InlineData("", "CREATE (:A:$($ab):$('C') {x: 1})", "['A', 'B', 'C'] | {x: 1} | null | null", 3)]
    [InlineData("", "CREATE (:$($none))", "[] | {} | null | null", 0)]
    [InlineData("", "CREATE (:$all($ab))", "['A', 'B'] | {} | null | null", 2)]
    [InlineData("", "UNWIND ['A', 'B'] AS l CREATE (:$(l))-[:$('TO_' + l)]->(:$([l, l]))", "['A'] | {} | 'TO_A' | ['A']; ['A'] | {} | null | null; ['B'] | {} | 'TO_B' | ['B']; ['B'] | {} | null | null", 4)]
    [InlineData("", "CREATE (:A)-[:$([$r])]->(:B)", "['A'] | {} | 'R' | ['B']; ['B'] | {} | null | null", 2)]
    [InlineData("", "UNWIND ['A', 'A', 'B'] AS l MERGE (:$(l) {x: 1})", "['A'] | {x: 1} | null | null; ['B'] | {x: 1} | null | null", 2)]
    [InlineData("CREATE (:A:B {x: 1})", "MERGE (n:$($ab) {x: 1}) ON MATCH SET n:$('M') ON CREATE SET n:$('C')", "['A', 'B', 'M'] | {x: 1} | null | null", 1)]
    [InlineData("CREATE (:A)", "MATCH (a:A) UNWIND ['R', 'R', 'S'] AS t MERGE (a)-[:$(t)]->(a)", "['A'] | {} | 'R' | ['A']; ['A'] | {} | 'S' | ['A']", 0)]
    [InlineData("CREATE (:A)", "MATCH (n) SET n:$('B'), n:C:$(['D', 'A'])", "['A', 'B', 'C', 'D'] | {} | null | null", 3)]
    [InlineData("CREATE (:A)", "MATCH (n) SET n IS $($ab)", "['A', 'B'] | {} | null | null", 1)]
    [InlineData("CREATE (:A {l: 'X'})", "MATCH (n) SET n:$(n.l) REMOVE n:$(labels(n)[0])", "['X'] | {l: 'X'} | null | null", 1)]
    [InlineData("CREATE (:A:B:C)", "MATCH (n) REMOVE n:$($ab), n:$('Unknown')", "['C'] | {} | null | null", 0)]
    [InlineData("CREATE (:A:B)", "MATCH (n) REMOVE n:A:$('B')", "[] | {} | null | null", 0)]
    [InlineData("CREATE (:A)", "OPTIONAL MATCH (n:B) SET n:$($nothing) REMOVE n:$($five)", "['A'] | {} | null | null", 0)]
    [InlineData("CREATE (:A {x: 1, y: 2})", "MATCH (n) SET n['z'] = 3 REMOVE n['x'], n[$a]", "['A'] | {y: 2, z: 3} | null | null", 0)]
    [InlineData("CREATE (:A)", "FOREACH (l IN ['B', 'C'] | CREATE (:$(l)))", "['A'] | {} | null | null; ['B'] | {} | null | null; ['C'] | {} | null | null", 2)]
    [InlineData("CREATE (:A), (:A)", "MATCH (n:A) CREATE (:$($a))", "['A'] | {} | null | null; ['A'] | {} | null | null; ['A'] | {} | null | null; ['A'] | {} | null | null", 2)]
    public void Statement_leaves(string setup, string statement, string expected, int labelsAdded)
    {
        using var graph = setup.Length == 0 ? new TestGraph() : new TestGraph(setup);

        var summary = graph.Run(statement, Parameters).Summary;

        Assert.Equal(expected, graph.Run(Everything).SortedText);
        Assert.Equal(labelsAdded, summary.Changes.LabelsAdded);
    }

    [Theory]
    [InlineData("CREATE (:$($nothing))", "TypeError", "A dynamic label or type is a String or a list of Strings: found null.")]
    [InlineData("CREATE (:$($five))", "TypeError", "A dynamic label or type is a String or a list of Strings: found a Integer.")]
    [InlineData("CREATE (:$($holes))", "TypeError", "A dynamic label or type is a String or a list of Strings: found null.")]
    [InlineData("CREATE (:$($mixed))", "TypeError", "A dynamic label or type is a String or a list of Strings: found a Integer.")]
    [InlineData("CREATE (:$($empty))", "SchemaError", "'' is not a valid token name. Token names cannot be empty or contain any null-bytes.")]
    [InlineData("CREATE ()-[:$($none)]->()", "TypeError", "A relationship has exactly one type: found 0 for it.")]
    [InlineData("CREATE ()-[:$($rs)]->()", "TypeError", "A relationship has exactly one type: found 2 for it.")]
    [InlineData("CREATE ()-[:$($nothing)]->()", "TypeError", "A dynamic label or type is a String or a list of Strings: found null.")]
    [InlineData("MERGE (:$($nothing))", "TypeError", "A dynamic label or type is a String or a list of Strings: found null.")]
    [InlineData("MERGE (:$($empty))", "SchemaError", "'' is not a valid token name. Token names cannot be empty or contain any null-bytes.")]
    [InlineData("MATCH (a:A) MERGE (a)-[:$($rs)]->(a)", "TypeError", "A relationship has exactly one type: found 2 for it.")]
    [InlineData("MATCH (n) SET n:$($nothing)", "TypeError", "A dynamic label or type is a String or a list of Strings: found null.")]
    [InlineData("MATCH (n) REMOVE n:$($five)", "TypeError", "A dynamic label or type is a String or a list of Strings: found a Integer.")]
    [InlineData("MATCH (n:$($five)) RETURN n", "TypeError", "A dynamic label or type is a String or a list of Strings: found a Integer.")]
    [InlineData("MATCH (n:$($mixed)) RETURN n", "TypeError", "A dynamic label or type is a String or a list of Strings: found a Integer.")]
    [InlineData("MATCH ()-[r]->() WHERE r:$($five) RETURN r", "TypeError", "A dynamic label or type is a String or a list of Strings: found a Integer.")]
    public void Value_that_is_no_name_is_an_error_of_the_run(string statement, string type, string message)
    {
        using var graph = new TestGraph(Graph);

        var error = Assert.Throws<CypherException>(() => graph.Run(statement, Parameters));

        Assert.Equal((type, CypherErrorPhase.Runtime, message), (error.Type, error.Phase, error.Message));
        Assert.StartsWith("$(", statement[error.Span!.Value.Offset..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MATCH (n:$(5)) RETURN n", "InvalidArgumentType")]
    [InlineData("MATCH (n:$({a: 1})) RETURN n", "InvalidArgumentType")]
    [InlineData("MATCH (n:$(['A', 5])) RETURN n", "InvalidArgumentType")]
    [InlineData("MATCH (n:$('')) RETURN n", "InvalidTokenName")]
    [InlineData("MATCH (n:$(null)) RETURN n", "InvalidTokenName")]
    [InlineData("MATCH (n) SET n:$(['A', null])", "InvalidTokenName")]
    [InlineData("MATCH (n:$(x)) RETURN n", "UndefinedVariable")]
    [InlineData("MATCH (n:$(count(*))) RETURN n", "InvalidAggregation")]
    [InlineData("CREATE (n:$(labels(n)))", "UndefinedVariable")]
    [InlineData("CREATE (n:$any(['A', 'B']))", "UnexpectedSyntax")]
    [InlineData("CREATE ()-[:$any('A')]->()", "UnexpectedSyntax")]
    [InlineData("MERGE (n:$any('A'))", "UnexpectedSyntax")]
    [InlineData("CREATE (n:!$('A'))", "UnexpectedSyntax")]
    [InlineData("CREATE ()-[:$(['A', 'B'])]->()", "NoSingleRelationshipType")]
    [InlineData("CREATE ()-[:A|$('B')]->()", "NoSingleRelationshipType")]
    [InlineData("INSERT (n:A&$('B'))", "UnexpectedSyntax")]
    [InlineData("MATCH (n) SET n:$any('A')", "UnexpectedSyntax")]
    [InlineData("MATCH (n) REMOVE n:$all('A')", "UnexpectedSyntax")]
    [InlineData("MATCH (n:$a) RETURN n", "UnexpectedSyntax")]
    [InlineData("MATCH (n:$()) RETURN n", "UnexpectedSyntax")]
    [InlineData("MATCH (n:A:$('B')&C) RETURN n", "UnexpectedSyntax")]
    [InlineData("CREATE CONSTRAINT FOR (n:$('A')) REQUIRE n.x IS UNIQUE", "UnexpectedSyntax")]
    public void Statement_is_refused_before_it_runs(string statement, string detail)
    {
        using var graph = new TestGraph();

        Assert.Equal((CypherErrorPhase.CompileTime, detail), Assert.Throws<CypherException>(() => graph.Engine.Prepare(statement)) is var e ? (e.Phase, e.Detail) : default);
    }

    [Fact]
    public void Bare_parameter_is_told_how_it_is_written() =>
        Assert.Equal("write $($kind) for a label that is a parameter", Assert.Throws<CypherException>(() => new CypherEngine(new CypherEngineOptions()).Prepare("MATCH (n:$kind) RETURN n")).Hint);

    [Fact]
    public void Computed_label_obeys_constraints_and_is_found_by_the_index_of_its_name()
    {
        using var graph = new TestGraph("CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS UNIQUE", "CREATE (:$('A') {x: 1})", "CREATE (:B {x: 1})");

        Assert.Throws<CypherException>(() => graph.Run("CREATE (:$($a) {x: 1})", Parameters));
        Assert.Throws<CypherException>(() => graph.Run("MATCH (b:B) SET b:$($a)", Parameters));
        Assert.Equal("['A']", graph.Run("MATCH (n:A {x: 1}) RETURN labels(n)").Text);
    }

    [Theory]
    [InlineData("MATCH (n:$('A')) RETURN n.n", "LabelScan (n:A)")]
    [InlineData("MATCH (n:$($a)) RETURN n.n", "DynamicLabelScan (n:$($a))")]
    [InlineData("MATCH (n:$any($a)) RETURN n.n", "DynamicLabelScan (n:$any($a))")]
    [InlineData("MATCH (n:B&$($a)) RETURN n.n", "LabelScan (n:B)")]
    [InlineData("MATCH ()-[r:$any(['R', 'S'])]->() RETURN r.n", ":R|S]")]
    [InlineData("MATCH (n) SET n:$($a)", "Set n:$($a)")]
    [InlineData("CREATE (:$($a))-[:$($r)]->(:B)", "[:$($r)]")]
    public void Plan_uses_what_is_known_of_the_name(string query, string expected)
    {
        using var graph = new TestGraph(Graph);

        Assert.Contains(expected, graph.Explain(query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MATCH (n:A), (m) SET m:$($a) RETURN 1", "Eager")]
    [InlineData("MATCH (n:$($a)), (m) SET m:B RETURN 1", "Eager")]
    [InlineData("UNWIND [1, 2] AS i MATCH (n:A) CREATE (:$($a)) RETURN 1", "Eager")]
    [InlineData("UNWIND [1, 2] AS i MATCH ()-[:R]->() CREATE ()-[:$($r)]->() RETURN 1", "Eager")]
    public void Computed_name_may_be_any_for_barriers(string query, string expected)
    {
        using var graph = new TestGraph(Graph);

        Assert.Contains(expected, graph.Explain(query), StringComparison.Ordinal);
    }

    private static GraphValue Strings(params string[] values) => GraphValue.Of(values.Select(GraphValue.Of).ToArray());
}
