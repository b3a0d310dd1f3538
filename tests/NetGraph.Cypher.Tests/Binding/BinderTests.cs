using System.Diagnostics;
using NetGraph.Cypher.Binding;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures;
using NetGraph.Cypher.Syntax;
using Xunit;

namespace NetGraph.Cypher.Tests.Binding;

public sealed class BinderTests(ITestOutputHelper output)
{
    private static readonly ProcedureRegistry Procedures = MakeProcedures();

    [Theory]
    [InlineData("MATCH (n) RETURN m", "UndefinedVariable", "m")]
    [InlineData("MATCH (host) RETURN hots.name", "UndefinedVariable", "hots")]
    [InlineData("MATCH (n) WITH n.x AS x RETURN n", "UndefinedVariable", "n")]
    [InlineData("CREATE (a {x: 1})-[:T]->(b {y: a.x})", "UndefinedVariable", "a")]
    [InlineData("MATCH (n) WHERE (n)-[r]->(a) RETURN n", "UndefinedVariable", "-[r]->")]
    [InlineData("MATCH ()-[r]-() MATCH (r) RETURN r", "VariableTypeConflict", "(r)")]
    [InlineData("MATCH ()-[r*]-() MATCH ()-[r]-() RETURN r", "VariableTypeConflict", "-[r]-")]
    [InlineData("WITH 1 AS n MATCH (n) RETURN n", "VariableTypeConflict", "(n)")]
    [InlineData("MATCH (a)-[r]->()-[r]->(a) RETURN r", "RelationshipUniquenessViolation", "-[r]->")]
    [InlineData("MATCH (p) MATCH p = ()--() RETURN p", "VariableAlreadyBound", "p")]
    [InlineData("MATCH (a) CREATE (a)", "VariableAlreadyBound", "(a)")]
    [InlineData("MATCH (a) CREATE (a:B)-[:T]->()", "VariableAlreadyBound", "(a:B)")]
    [InlineData("MATCH ()-[r]->() CREATE ()-[r:T]->()", "VariableAlreadyBound", "-[r:T]->")]
    [InlineData("MATCH (a) UNWIND [1] AS a RETURN a", "VariableAlreadyBound", "a")]
    [InlineData("CREATE ()-->()", "NoSingleRelationshipType", "-->")]
    [InlineData("CREATE ()-[:A|B]->()", "NoSingleRelationshipType", "-[:A|B]->")]
    [InlineData("CREATE ()-[:A]-()", "RequiresDirectedRelationship", "-[:A]-")]
    [InlineData("CREATE ()-[:A*2]->()", "CreatingVarLength", "-[:A*2]->")]
    [InlineData("MERGE (a $p)", "InvalidParameterUse", "$p")]
    [InlineData("MATCH (a $p) RETURN a", "InvalidParameterUse", "$p")]
    [InlineData("MATCH (n) DELETE n:A", "InvalidDelete", "n:A")]
    [InlineData("MATCH (n) DELETE 1 + 1", "InvalidArgumentType", "1 + 1")]
    [InlineData("RETURN 1 AS a, 2 AS a", "ColumnNameConflict", "2 AS a")]
    [InlineData("WITH 1 + 1 RETURN 1", "NoExpressionAlias", "1 + 1")]
    [InlineData("MATCH () RETURN *", "NoVariablesInScope", "RETURN *")]
    [InlineData("RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion", "RETURN 2 AS b")]
    [InlineData("RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a", "InvalidClauseComposition", "RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a")]
    [InlineData("MATCH (n) RETURN n MATCH (m) RETURN m", "InvalidClauseComposition", "MATCH (m)")]
    [InlineData("MATCH (n)", "InvalidClauseComposition", "MATCH (n)")]
    [InlineData("MATCH (n) WHERE EXISTS { MATCH (n) SET n.x = 1 } RETURN n", "InvalidClauseComposition", "SET n.x = 1")]
    [InlineData("FOREACH (x IN [1] | MATCH (n) SET n.x = 1)", "InvalidClauseComposition", "MATCH (n)")]
    [InlineData("MATCH (n) WHERE count(n) > 1 RETURN n", "InvalidAggregation", "count(n)")]
    [InlineData("MATCH (n) RETURN n.x ORDER BY max(n.y)", "InvalidAggregation", "max(n.y)")]
    [InlineData("RETURN [x IN [1] | count(*)]", "InvalidAggregation", "count(*)")]
    [InlineData("RETURN count(count(*))", "NestedAggregation", "count(*)")]
    [InlineData("RETURN count(rand())", "NonConstantExpression", "rand()")]
    [InlineData("MATCH (a)--(b) RETURN a.x + count(b.x)", "AmbiguousAggregationExpression", "a")]
    [InlineData("MATCH (a)--(b) RETURN a.x + b.x, a.x + b.x + count(*)", "AmbiguousAggregationExpression", "a")]
    [InlineData("MATCH (a)--(b) RETURN a.x + b.x, count(*) AS c ORDER BY a.x + b.x + count(*)", "AmbiguousAggregationExpression", "a.x + b.x")]
    [InlineData("MATCH (a)--(b) RETURN count(b.x) AS c ORDER BY a.x + count(b.x)", "UndefinedVariable", "a")]
    [InlineData("MATCH (a) RETURN DISTINCT a.x ORDER BY a.y", "UndefinedVariable", "a")]
    [InlineData("MATCH (n) RETURN n LIMIT n.x", "NonConstantExpression", "n")]
    [InlineData("RETURN 1 SKIP -1", "NegativeIntegerArgument", "-1")]
    [InlineData("RETURN 1 LIMIT 1.5", "InvalidArgumentType", "1.5")]
    [InlineData("RETURN NOT 1", "InvalidArgumentType", "1")]
    [InlineData("MATCH (n) WHERE n RETURN n", "InvalidArgumentType", "n")]
    [InlineData("MATCH (n) WHERE (n) RETURN n", "InvalidArgumentType", "n")]
    [InlineData("RETURN 1 IN 2", "InvalidArgumentType", "2")]
    [InlineData("MATCH (r) RETURN type(r)", "InvalidArgumentType", "r")]
    [InlineData("MATCH p = (n)-[*]->() WHERE p.x = 1 RETURN p", "InvalidArgumentType", "p")]
    [InlineData("RETURN any(x IN ['a'] WHERE x % 2 = 0)", "InvalidArgumentType", "x")]
    [InlineData("RETURN foo(1)", "UnknownFunction", "foo")]
    [InlineData("RETURN size()", "InvalidNumberOfArguments", "size()")]
    [InlineData("MATCH (n) RETURN (n)-->()", "UnexpectedSyntax", "(n)-->()")]
    [InlineData("MATCH (n) RETURN size((n)-->())", "UnexpectedSyntax", "(n)-->()")]
    [InlineData("MATCH (n) CALL test.two(n.x) YIELD out RETURN out", "InvalidNumberOfArguments", "test.two")]
    [InlineData("CALL test.two(1, true) YIELD out RETURN out", "InvalidArgumentType", "true")]
    [InlineData("MATCH (n) CALL test.two YIELD out RETURN out", "InvalidArgumentPassingMode", "test.two")]
    [InlineData("CALL test.two(1, 2) YIELD * RETURN 1", "UnexpectedSyntax", "YIELD *")]
    [InlineData("CALL test.two(1, count(*)) YIELD out RETURN out", "InvalidAggregation", "count(*)")]
    [InlineData("WITH 1 AS out CALL test.two(1, 2) YIELD out RETURN out", "VariableAlreadyBound", "out")]
    [InlineData("MATCH (a) CALL { RETURN a.x AS x } RETURN x", "UndefinedVariable", "a")]
    [InlineData("MATCH (a) CALL { WITH a RETURN a.x } RETURN 1", "NoExpressionAlias", "a.x")]
    [InlineData("WITH 1 AS x CALL { RETURN 2 AS x } RETURN x", "VariableAlreadyBound", "RETURN 2 AS x")]
    public void Binder_refuses_with_detail_and_place(string query, string detail, string at)
    {
        var error = Assert.Throws<CypherException>(() => Bind(query));

        var span = error.Span ?? default;
        Assert.Equal((detail, at), (error.Detail, query.Substring(span.Offset, span.Length)));
        Assert.Equal("SyntaxError", error.Type);
        Assert.NotNull(error.RenderCaret());
    }

    [Theory]
    [InlineData("WITH 1 AS x RETURN x.y", "TypeError", "InvalidArgumentType")]
    [InlineData("WITH 1 AS x RETURN x[0]", "TypeError", "InvalidArgumentType")]
    [InlineData("CALL no.such()", "ProcedureError", "ProcedureNotFound")]
    public void Binder_uses_other_error_types_where_the_language_does(string query, string type, string detail)
    {
        var error = Assert.Throws<CypherException>(() => Bind(query));

        Assert.Equal((type, CypherErrorPhase.CompileTime, detail), (error.Type, error.Phase, error.Detail));
    }

    [Theory]
    [InlineData("MATCH (host) RETURN hots", "did you mean 'host'?")]
    [InlineData("CALL test.tow(1, 2)", "did you mean 'test.two'?")]
    public void Binder_hints_at_the_nearest_name(string query, string hint) =>
        Assert.Equal(hint, Assert.Throws<CypherException>(() => Bind(query)).Hint);

    [Theory]
    [InlineData("MATCH (b), (a) RETURN *", "a,b")]
    [InlineData("RETURN count( * ), 1+1 AS x, 'it'", "count( * ),x,'it'")]
    [InlineData("MATCH (`a b`) RETURN `a b`", "a b")]
    [InlineData("CALL test.two", "out,other")]
    [InlineData("CALL test.two(1, 2) YIELD other AS o", "o")]
    [InlineData("CREATE (n)", "")]
    [InlineData("MATCH (n) RETURN n FINISH", null)]
    [InlineData("MATCH (n) FINISH", "")]
    public void Binder_names_columns_by_their_source(string query, string? columns)
    {
        if (columns is null)
            Assert.Throws<CypherException>(() => Bind(query));
        else
            Assert.Equal(columns, string.Join(",", Bind(query).Columns));
    }

    [Fact]
    public void Binder_splits_aggregation_into_keys_aggregates_and_items()
    {
        var projection = Assert.IsType<BoundProjection>(Bind("MATCH (n) RETURN n.x AS x, count(*) + sum(n.y) AS s, count(*) ORDER BY n.x, sum(n.y)").Query.Parts[0].Clauses[^1]);

        Assert.True(projection.IsAggregating);
        Assert.Single(projection.Grouping);
        Assert.Equal(["count", "sum"], projection.Aggregates.Select(a => a.Call.Function.Name));
        Assert.Equal(3, projection.Items.Count);
        Assert.Same(projection.Items[0].Variable, Assert.IsType<BoundVariable>(projection.OrderBy[0].Expression).Variable);
        Assert.Same(projection.Aggregates[1].Variable, Assert.IsType<BoundVariable>(projection.OrderBy[1].Expression).Variable);
    }

    [Fact]
    public void Binder_lets_order_by_see_old_names_and_prefer_new_ones()
    {
        var projection = Assert.IsType<BoundProjection>(Bind("UNWIND [1] AS a WITH 1 AS c, a WITH c * 2 AS c ORDER BY c, a RETURN c").Query.Parts[0].Clauses[2]);

        Assert.Same(projection.Items[0].Variable, Assert.IsType<BoundVariable>(projection.OrderBy[0].Expression).Variable);
        Assert.Equal("a", Assert.IsType<BoundVariable>(projection.OrderBy[1].Expression).Variable.Name);
    }

    [Theory]
    [InlineData("MATCH (n) WHERE (n)-->() RETURN n", "Exists")]
    [InlineData("MATCH (n) WHERE size([(n)-->(m) | m.x]) > 1 RETURN n", "Count")]
    [InlineData("MATCH (n) WHERE [(n)-->(m) | m.x] = [] RETURN n", "Collect")]
    [InlineData("MATCH (n), (m) WHERE shortestPath((n)-[*]-(m)) IS NOT NULL RETURN n", "First")]
    public void Binder_turns_patterns_in_expressions_into_subqueries(string query, string kind)
    {
        var match = Assert.IsType<BoundMatch>(Bind(query).Query.Parts[0].Clauses[0]);
        var where = match.Where switch
        {
            BoundBinary binary => binary.Left,
            BoundIsNull test => test.Operand,
            _ => match.Where,
        };

        var subquery = Assert.IsType<BoundSubquery>(where);
        Assert.Equal(kind, subquery.Kind.ToString());
        Assert.Same(match.Pattern.Paths[0].Nodes[0].Variable, subquery.Imports[0]);
        Assert.True(Assert.IsType<BoundMatch>(subquery.Query.Parts[0].Clauses[0]).Pattern.Paths[0].Nodes[0].IsBound);
    }

    [Theory]
    [InlineData("MATCH (n) CALL { WITH n RETURN n.x AS x } RETURN x", 1)]
    [InlineData("MATCH (n), (m) CALL (n) { RETURN n.x AS x UNION RETURN 1 AS x } RETURN x, m", 1)]
    [InlineData("MATCH (n), (m) CALL (*) { CREATE (:A) } RETURN n", 2)]
    [InlineData("CALL { MATCH (n) RETURN n } RETURN n", 0)]
    public void Binder_gives_a_subquery_what_it_imports(string query, int imports)
    {
        var call = Bind(query).Query.Parts[0].Clauses.OfType<BoundCallSubquery>().Single();

        Assert.Equal(imports, call.Imports.Count);
    }

    [Fact]
    public void Binder_keeps_long_chains_of_and_shallow_and_survives_long_sums()
    {
        var statement = Bind("WITH 1 AS a RETURN " + string.Join(" AND ", Enumerable.Repeat("a = 1", 10_000)) + " AS x");
        var expression = ((BoundProjection)statement.Query.Parts[0].Clauses[1]).Items[0].Expression;
        var depth = 0;
        for (; expression is BoundBinary { Operator: BinaryOperator.And } binary; depth++)
            expression = binary.Left;

        Assert.InRange(depth, 5, 30);
        Bind("RETURN " + string.Join(" + ", Enumerable.Repeat("1", 10_000)) + " AS x");
    }

    [Fact]
    public void Binder_knows_whether_a_statement_writes()
    {
        Assert.True(Bind("MATCH (n) CALL (n) { SET n.x = 1 } RETURN n").Writes);
        Assert.False(Bind("MATCH (n) RETURN n").Writes);
    }

    [Fact]
    public void Parser_and_binder_take_well_under_a_millisecond_for_a_typical_query()
    {
        const string Query = "MATCH (a:Host {address: $address})-[c:TALKS_TO]->(b:Host) WHERE c.bytes > 1000 AND NOT b.internal "
            + "WITH a, b, sum(c.bytes) AS bytes, count(*) AS flows ORDER BY bytes DESC LIMIT 10 RETURN a.address, b.address AS peer, bytes, flows";
        var best = double.MaxValue;
        for (var batch = 0; batch < 20; batch++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 100; i++)
                Bind(Query);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds / 100);
        }

        output.WriteLine($"{best * 1000:F0} microseconds");
        Assert.InRange(best, 0, 1.0);
    }

    private static BoundStatement Bind(string query) => Binder.Bind(Parser.Parse(query), Procedures);

    private static ProcedureRegistry MakeProcedures()
    {
        var registry = new ProcedureRegistry();
        registry.Add(new ProcedureDefinition(
            "test.two",
            [new ProcedureField("a", ValueTypes.Number), new ProcedureField("b", ValueTypes.Integer)],
            [new ProcedureField("out", ValueTypes.Integer), new ProcedureField("other", ValueTypes.String)],
            (_, _) => [],
            "Test procedure."));
        return registry;
    }
}
