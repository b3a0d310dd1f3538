using NetGraph.Cypher.Syntax;
using Xunit;

namespace NetGraph.Cypher.Tests.Syntax;

public sealed class ParserTests
{
    [Theory]
    [InlineData("return 1+2*3^4", "RETURN 1 + 2 * 3 ^ 4")]
    [InlineData("RETURN (1+2)*3", "RETURN (1 + 2) * 3")]
    [InlineData("RETURN 1-(2-3)", "RETURN 1 - (2 - 3)")]
    [InlineData("RETURN -2^2, -x^2, - - 1", "RETURN -2 ^ 2, -x ^ 2, --1")]
    [InlineData("RETURN -1.k, (-1).k, -1[0], -x.k, (-x).k", "RETURN -1.k, (-1).k, -1[0], -x.k, (-x).k")]
    [InlineData("RETURN -9223372036854775808, 0x1F, -0o17, 1_000, .5e1", "RETURN -9223372036854775808, 31, -15, 1000, 5.0")]
    [InlineData("RETURN NOT a = b AND c XOR d OR e", "RETURN NOT a = b AND c XOR d OR e")]
    [InlineData("RETURN a OR (b AND NOT (c OR d))", "RETURN a OR b AND NOT (c OR d)")]
    [InlineData("RETURN 1 < x <= 3, (1 < x) <= 3", "RETURN 1 < x <= 3, (1 < x) <= 3")]
    [InlineData("RETURN [1]+2 IN [3]+4", "RETURN [1] + 2 IN [3] + 4")]
    [InlineData("RETURN a STARTS with 'x' and b =~ \".*\" and c is not null", "RETURN a STARTS WITH 'x' AND b =~ '.*' AND c IS NOT NULL")]
    [InlineData("RETURN 'a' || b", "RETURN 'a' || b")]
    [InlineData("RETURN l[0], l[1..], l[..2], l[1..-1], m.a.b[$i]", "RETURN l[0], l[1..], l[..2], l[1..-1], m.a.b[$i]")]
    [InlineData("RETURN 'it\\'s \\u0041\\n'", "RETURN 'it\\'s A\n'")]
    [InlineData("RETURN {a: 1, `b c`: [2, null, true]}", "RETURN {a: 1, `b c`: [2, null, true]}")]
    [InlineData("RETURN [x IN xs WHERE x > 1 | x * 2], [x in xs], [(x IN xs), 1]", "RETURN [x IN xs WHERE x > 1 | x * 2], [x IN xs], [(x IN xs), 1]")]
    [InlineData("RETURN [x IN xs, 1]", "RETURN [(x IN xs), 1]")]
    [InlineData("RETURN [p = (a)-[:T]->(b) WHERE b:X | p]", "RETURN [p = (a)-[:T]->(b) WHERE b:X | p]")]
    [InlineData("RETURN ALL(x IN l WHERE x), any(x in l where x), none(x in l where x), single(x in l where x)", "RETURN all(x IN l WHERE x), any(x IN l WHERE x), none(x IN l WHERE x), single(x IN l WHERE x)")]
    [InlineData("RETURN reduce(s = 0, x IN l | s + x)", "RETURN reduce(s = 0, x IN l | s + x)")]
    [InlineData("RETURN case a when 1 then 2 else 3 end, CASE WHEN a THEN b END", "RETURN CASE a WHEN 1 THEN 2 ELSE 3 END, CASE WHEN a THEN b END")]
    [InlineData("RETURN count( * ), COUNT(DISTINCT n), duration.between(a, b)", "RETURN count(*), COUNT(DISTINCT n), duration.between(a, b)")]
    [InlineData("MATCH (n) RETURN n {.name, .*, age: 1, x}", "MATCH (n) RETURN n {.name, .*, age: 1, x: x}")]
    [InlineData("MATCH (a:A|B&!C)-[r:X|:Y*1..3 {p: 1}]->(:D:E)<--()--(b WHERE b.x > 1) RETURN *", "MATCH (a:A|B&!C)-[r:X|Y*1..3 {p: 1}]->(:D&E)<--()--(b WHERE b.x > 1) RETURN *")]
    [InlineData("MATCH (a:$(x)|$any([1, 2])&!$ALL ( $p ))-[r:$(t)*]->(b IS $(a.l + 'x')) WHERE a:$(n:$(y)) RETURN [x IN l WHERE x:$(a:A|B) | 1]",
        "MATCH (a:$(x)|$any([1, 2])&!$all($p))-[r:$(t)*]->(b:$(a.l + 'x')) WHERE a:$(n:$(y)) RETURN [x IN l WHERE x:$(a:(A|B)) | 1]")]
    [InlineData("CREATE (a:A:$(x))-[:$(t)]->(b) SET a:$(x):B REMOVE a:$([x, y]), a[$k]", "CREATE (a:A&$(x))-[:$(t)]->(b) SET a:$(x):B REMOVE a:$([x, y]), a[$k]")]
    [InlineData("MATCH (a IS A)-[r:!(X|Y)]-(b:%) RETURN a", "MATCH (a:A)-[r:!(X|Y)]-(b:%) RETURN a")]
    [InlineData("MATCH ()-[*]->()-[*2]-()<-[*..3]-()-[*0..]->() RETURN 1", "MATCH ()-[*]->()-[*2]-()<-[*1..3]-()-[*0..]->() RETURN 1")]
    [InlineData("MATCH p = shortestPath((a)-[*]-(b)), allShortestPaths((a)-->(b)) RETURN p", "MATCH p = shortestPath((a)-[*]-(b)), allShortestPaths((a)-->(b)) RETURN p")]
    [InlineData("MATCH (a)-[r:R WHERE r.x]->{2,3}(b)--+()<-[:S]-*()-->{4}()-->{,5}()-->{6,}() RETURN r", "MATCH (a)-[r:R WHERE r.x]->{2,3}(b)--+()<-[:S]-*()-->{4}()-->{0,5}()-->{6,}() RETURN r")]
    [InlineData("MATCH p = ((x)-[r]->(y) WHERE x.a < y.a){1,3}(b)(()-->())+((u)--(v))* RETURN p", "MATCH p = ((x)-[r]->(y) WHERE x.a < y.a){1,3}(b)(()-->())+((u)--(v))* RETURN p")]
    [InlineData("MATCH (((a)-->(b) WHERE a.x) WHERE b.x) RETURN a", "MATCH ((a)-->(b) WHERE a.x AND b.x) RETURN a")]
    [InlineData("MATCH p = any shortest (a)-->+(b) RETURN p", "MATCH p = SHORTEST 1 (a)-->+(b) RETURN p")]
    [InlineData("MATCH p = ALL SHORTEST PATHS (a)-->+(b) RETURN p", "MATCH p = SHORTEST 1 GROUPS (a)-->+(b) RETURN p")]
    [InlineData("MATCH SHORTEST $k PATH GROUP (p = (a)-->+(b) WHERE length(p) > 2) RETURN p", "MATCH SHORTEST $k GROUPS (p = (a)-->+(b) WHERE length(p) > 2) RETURN p")]
    [InlineData("MATCH ANY 3 TRAIL PATHS (a)-->+(b) RETURN EXISTS { ANY (a)--*(b) }", "MATCH ANY 3 (a)-->+(b) RETURN EXISTS { MATCH ANY 1 (a)--*(b) }")]
    [InlineData("MATCH DIFFERENT RELATIONSHIPS ALL (a)-->(b), any = (c), WALK (d)-->(e) RETURN a", "MATCH (a)-->(b), `any` = (c), (d)-->(e) RETURN a")]
    [InlineData("MATCH ((a)-->(b)) WHERE (a)--(b) AND NOT (a)<-[:T]-() RETURN (a) - (b)", "MATCH (a)-->(b) WHERE (a)--(b) AND NOT (a)<-[:T]-() RETURN a - b")]
    [InlineData("MATCH (n) WHERE (n:A|B) AND n IS C RETURN [x IN l WHERE x:A | x]", "MATCH (n) WHERE n:(A|B) AND n:C RETURN [x IN l WHERE x:A | x]")]
    [InlineData("MATCH (n) WHERE EXISTS { (n)-->(m) WHERE m.x } AND COUNT { MATCH (n) RETURN n UNION ALL MATCH (m) RETURN m } > 1 RETURN COLLECT { MATCH (k) RETURN k.x }",
        "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x } AND COUNT { MATCH (n) RETURN n UNION ALL MATCH (m) RETURN m } > 1 RETURN COLLECT { MATCH (k) RETURN k.x }")]
    [InlineData("OPTIONAL MATCH (n) WITH DISTINCT n, 1 AS x ORDER BY n.a DESCENDING, x ASC SKIP 1 LIMIT $l WHERE x > 0 RETURN n",
        "OPTIONAL MATCH (n) WITH DISTINCT n, 1 AS x ORDER BY n.a DESC, x SKIP 1 LIMIT $l WHERE x > 0 RETURN n")]
    [InlineData("RETURN 1 AS a OFFSET 2 UNION DISTINCT RETURN 2 AS a;", "RETURN 1 AS a SKIP 2 UNION RETURN 2 AS a")]
    [InlineData("explain MATCH (n) RETURN n", "EXPLAIN MATCH (n) RETURN n")]
    [InlineData("CREATE (a:A {x: 1})-[:T]->(b $props) INSERT (c) FINISH", "CREATE (a:A {x: 1})-[:T]->(b $props) CREATE (c) FINISH")]
    [InlineData("MERGE (a:A {x: 1}) ON CREATE SET a.y = 1, a:B ON MATCH SET a += {z: 2}", "MERGE (a:A {x: 1}) ON CREATE SET a.y = 1, a:B ON MATCH SET a += {z: 2}")]
    [InlineData("MATCH (n) SET n.a = 1, n[$k] = 2, n = {}, (n).b = 3, n:A:B REMOVE n.a, n:A", "MATCH (n) SET n.a = 1, n[$k] = 2, n = {}, n.b = 3, n:A:B REMOVE n.a, n:A")]
    [InlineData("MATCH (n) DETACH DELETE n, m.x NODETACH DELETE n", "MATCH (n) DETACH DELETE n, m.x DELETE n")]
    [InlineData("FOREACH (x IN [1, 2] | CREATE (:A {v: x}) SET n.x = 1)", "FOREACH (x IN [1, 2] | CREATE (:A {v: x}) SET n.x = 1)")]
    [InlineData("CALL db.labels() YIELD label AS l WHERE l <> '' RETURN l", "CALL db.labels() YIELD label AS l WHERE l <> '' RETURN l")]
    [InlineData("CALL db.labels", "CALL db.labels")]
    [InlineData("CALL db.labels YIELD *", "CALL db.labels YIELD *")]
    [InlineData("MATCH (a) CALL { WITH a RETURN a.x AS x } CALL (a, x) { CREATE (b) } OPTIONAL CALL (*) { RETURN 1 AS y } RETURN *",
        "MATCH (a) CALL { WITH a RETURN a.x AS x } CALL (a, x) { CREATE (b) } OPTIONAL CALL (*) { RETURN 1 AS y } RETURN *")]
    [InlineData("CALL (x) { CREATE (n) } in 3 concurrent transactions REPORT STATUS AS s OF 10 ROW ON ERROR continue OPTIONAL CALL db.labels() RETURN 1",
        "CALL (x) { CREATE (n) } IN 3 CONCURRENT TRANSACTIONS OF 10 ROWS ON ERROR CONTINUE REPORT STATUS AS s OPTIONAL CALL db.labels() RETURN 1")]
    [InlineData("LOAD CSV WITH HEADERS FROM $u AS r FIELDTERMINATOR ';' LOAD CSV FROM 'file:///x' AS s RETURN r",
        "LOAD CSV WITH HEADERS FROM $u AS r FIELDTERMINATOR ';' LOAD CSV FROM 'file:///x' AS s RETURN r")]
    [InlineData("MATCH (n:A)-->(m) USING TEXT INDEX SEEK n:A(x, y) USING SCAN m:B USING JOIN ON n, m WHERE n.x = 1 RETURN n",
        "MATCH (n:A)-->(m) USING INDEX n:A(x, y) USING SCAN m:B USING JOIN ON n, m WHERE n.x = 1 RETURN n")]
    [InlineData("CYPHER 5 runtime=slotted EXPLAIN USE neo4j MATCH (n) FILTER WHERE n.x > 1 LET a = 1, b = n.y RETURN a",
        "EXPLAIN MATCH (n) WITH * WHERE n.x > 1 WITH *, 1 AS a, n.y AS b RETURN a")]
    [InlineData("RETURN CASE x WHEN IS NULL, > 3, 'a' THEN 1 WHEN IS NOT :: STRING THEN 2 WHEN STARTS WITH 'b' THEN 3 END",
        "RETURN CASE x WHEN IS NULL, > 3, 'a' THEN 1 WHEN IS NOT :: STRING THEN 2 WHEN STARTS WITH 'b' THEN 3 END")]
    [InlineData("RETURN x :: int!, y IS NOT TYPED LIST<ANY VALUE<STRING|float>>, z IS NFD NORMALIZED, w IS NOT NORMALIZED",
        "RETURN x IS :: INTEGER NOT NULL, y IS NOT :: LIST<STRING | FLOAT>, z IS NFD NORMALIZED, w IS NOT NFC NORMALIZED")]
    [InlineData("RETURN x IS :: timestamp with timezone | local time, y IS :: NOTHING LIST, z IS :: ANY PROPERTY VALUE",
        "RETURN x IS :: ZONED DATETIME | LOCAL TIME, y IS :: LIST<NOTHING>, z IS :: PROPERTY VALUE")]
    [InlineData("CALL () { CREATE (n) } IN TRANSACTIONS", "CALL () { CREATE (n) } IN TRANSACTIONS")]
    [InlineData("UNWIND $rows AS row // comment\nRETURN /* here */ row.`a``b`", "UNWIND $rows AS row RETURN row.`a``b`")]
    [InlineData("RETURN $`a b`, $1, $match", "RETURN $`a b`, $1, $`match`")]
    [InlineData("create range index `for` if not exists for (n:A) on (n.x, n.`y z`) options {indexProvider: 'range-1.0'}",
        "CREATE RANGE INDEX `for` IF NOT EXISTS FOR (n:A) ON (n.x, n.`y z`) OPTIONS {indexProvider: 'range-1.0'}")]
    [InlineData("CREATE INDEX FOR ()<-[r:T]-() ON r.x", "CREATE RANGE INDEX FOR ()-[r:T]-() ON (r.x)")]
    [InlineData("CREATE LOOKUP INDEX $n FOR (n) ON EACH labels(n)", "CREATE LOOKUP INDEX $n FOR (n) ON EACH labels(n)")]
    [InlineData("CREATE LOOKUP INDEX FOR ()-[r]-() ON type(r);", "CREATE LOOKUP INDEX FOR ()-[r]-() ON EACH type(r)")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS NODE UNIQUE", "CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS UNIQUE")]
    [InlineData("CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE r.x IS REL KEY", "CREATE CONSTRAINT FOR ()-[r:T]-() REQUIRE (r.x) IS RELATIONSHIP KEY")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x :: STRING | LIST<INT NOT NULL> | bool", "CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x) IS :: BOOLEAN | STRING | LIST<INTEGER NOT NULL>")]
    [InlineData("DROP INDEX i IF EXISTS", "DROP INDEX i IF EXISTS")]
    [InlineData("DROP CONSTRAINT $c", "DROP CONSTRAINT $c")]
    [InlineData("SHOW RELATIONSHIP UNIQUENESS CONSTRAINT WHERE name = 'x'", "SHOW REL UNIQUE CONSTRAINTS WHERE name = 'x'")]
    [InlineData("SHOW BUILT IN FUNCTIONS EXECUTABLE BY CURRENT USER YIELD name AS n, category ORDER BY n DESC SKIP 1 LIMIT 2 WHERE n > 'a' RETURN n",
        "SHOW BUILT IN FUNCTIONS EXECUTABLE YIELD name AS n, category ORDER BY n DESC SKIP 1 LIMIT 2 WHERE n > 'a' RETURN n")]
    [InlineData("SHOW DATABASE neo4j YIELD *", "SHOW DATABASES neo4j YIELD *")]
    [InlineData("CREATE index = (a)-[:T]->(b) RETURN index", "CREATE `index` = (a)-[:T]->(b) RETURN `index`")]
    public void Parser_reads_a_query_and_prints_it(string query, string expected)
    {
        var printed = AstPrinter.Print(Parser.Parse(query));

        Assert.Equal(expected, printed);
        Assert.Equal(expected, AstPrinter.Print(Parser.Parse(printed)));
    }

    [Theory]
    [InlineData("RETURN", "UnexpectedSyntax", 6)]
    [InlineData("RETURN [, ]", "UnexpectedSyntax", 8)]
    [InlineData("RETURN {1B2c3e67:1}", "UnexpectedSyntax", 8)]
    [InlineData("RETURN {k1.k: 1}", "UnexpectedSyntax", 10)]
    [InlineData("RETURN 9223372#54775808", "UnexpectedSyntax", 14)]
    [InlineData("RETURN 9223372h54775808", "InvalidNumberLiteral", 7)]
    [InlineData("RETURN 0x", "InvalidNumberLiteral", 7)]
    [InlineData("RETURN 0x1A2b3j4", "InvalidNumberLiteral", 7)]
    [InlineData("RETURN 0X1A", "InvalidNumberLiteral", 7)]
    [InlineData("RETURN 0123", "InvalidNumberLiteral", 7)]
    [InlineData("RETURN 0o8", "InvalidNumberLiteral", 7)]
    [InlineData("RETURN 9223372036854775808", "IntegerOverflow", 7)]
    [InlineData("RETURN -9223372036854775809", "IntegerOverflow", 7)]
    [InlineData("RETURN 0x8000000000000000", "IntegerOverflow", 7)]
    [InlineData("RETURN -0o1000000000000000000001", "IntegerOverflow", 7)]
    [InlineData("RETURN 1.34E999", "FloatingPointOverflow", 7)]
    [InlineData("RETURN 'a\\uH'", "InvalidUnicodeLiteral", 9)]
    [InlineData("RETURN '\\q'", "UnexpectedSyntax", 8)]
    [InlineData("RETURN 42 \u2014 41", "InvalidUnicodeCharacter", 10)]
    [InlineData("RETURN 'abc", "UnexpectedSyntax", 7)]
    [InlineData("RETURN 'abc\\", "UnexpectedSyntax", 7)]
    [InlineData("RETURN `abc", "UnexpectedSyntax", 7)]
    [InlineData("RETURN 1 /* abc", "UnexpectedSyntax", 9)]
    [InlineData("RETURN 1 == 1", "UnexpectedSyntax", 9)]
    [InlineData("RETURN 1 != 1", "UnexpectedSyntax", 9)]
    [InlineData("MATCH (a)-[:LIKES..]->(c) RETURN c", "InvalidRelationshipPattern", 17)]
    [InlineData("MATCH (a)-[:LIKES*-2]->(c) RETURN c", "InvalidRelationshipPattern", 18)]
    [InlineData("MATCH p = shortestPath((a)-->(b)-->(c)) RETURN p", "InvalidRelationshipPattern", 23)]
    [InlineData("MATCH (n) REMOVE n", "UnexpectedSyntax", 18)]
    [InlineData("RETURN 1; RETURN 2", "UnexpectedSyntax", 10)]
    [InlineData("", "UnexpectedSyntax", 0)]
    public void Parser_refuses_with_detail_and_place(string query, string detail, int offset)
    {
        var error = Assert.Throws<CypherException>(() => Parser.Parse(query));

        Assert.Equal(("SyntaxError", CypherErrorPhase.CompileTime, detail, offset), (error.Type, error.Phase, error.Detail, error.Span?.Offset));
        Assert.NotNull(error.RenderCaret());
    }

    [Theory]
    [InlineData("CREATE FULLTEXT INDEX i FOR (n:A) ON EACH [n.x]", "CREATE FULLTEXT INDEX")]
    [InlineData("CREATE VECTOR INDEX i FOR (n:A) ON (n.x)", "CREATE VECTOR INDEX")]
    [InlineData("CREATE OR REPLACE INDEX i FOR (n:A) ON (n.x)", "CREATE OR REPLACE")]
    [InlineData("CREATE INDEX ON :A(x)", "CREATE INDEX ON")]
    [InlineData("CREATE CONSTRAINT ON (n:A) ASSERT n.x IS UNIQUE", "CREATE CONSTRAINT ON … ASSERT")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) ASSERT n.x IS UNIQUE", "ASSERT")]
    [InlineData("DROP INDEX ON :A(x)", "DROP INDEX ON")]
    [InlineData("DROP CONSTRAINT ON (n:A) ASSERT n.x IS UNIQUE", "DROP CONSTRAINT ON")]
    [InlineData("SHOW INDEXES BRIEF", "SHOW … BRIEF")]
    [InlineData("MATCH ACYCLIC (a)-->+(b) RETURN a", "The path mode ACYCLIC")]
    [InlineData("MATCH REPEATABLE ELEMENTS (a)-->(b) RETURN a", "MATCH REPEATABLE ELEMENTS")]
    public void Parser_refuses_by_name_what_is_not_supported(string query, string name)
    {
        var error = Assert.Throws<CypherException>(() => Parser.Parse(query));

        Assert.Equal(("UnexpectedSyntax", $"{name} is not supported."), (error.Detail, error.Message));
    }

    [Theory]
    [InlineData("MTACH (n) RETURN n", "did you mean MATCH?")]
    [InlineData("MATCH (n) RETRUN n", "did you mean RETURN?")]
    [InlineData("MATCH (n) WEHRE n.x RETURN n", "did you mean WHERE?")]
    [InlineData("RETURN 1 != 2", "write '<>'")]
    public void Parser_hints_at_what_was_meant(string query, string hint) =>
        Assert.Equal(hint, Assert.Throws<CypherException>(() => Parser.Parse(query)).Hint);

    [Fact]
    public void Parser_takes_every_keyword_as_a_name()
    {
        foreach (var keyword in Enum.GetValues<Keyword>().Where(k => k != Keyword.None).Select(Keywords.Spelling))
        {
            var query = $"MATCH ({keyword}:{keyword} {{{keyword}: 1}})-[r:{keyword}]->() WITH r.{keyword} AS {keyword}, {{{keyword}: ${keyword}}} AS m RETURN m";
            var error = Record.Exception(() => Parser.Parse(query));
            Assert.True(error is null, $"{query}\n{error?.Message}");
        }
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('[', ']')]
    public void Parser_refuses_too_deep_nesting_and_reads_less(char open, char close)
    {
        var error = Assert.Throws<CypherException>(() => Parser.Parse($"RETURN {new string(open, 100_000)}1{new string(close, 100_000)}"));

        Assert.Contains("nested too deeply", error.Message, StringComparison.Ordinal);
        Parser.Parse($"RETURN {new string(open, 300)}1{new string(close, 300)}");
    }

    [Fact]
    public void Parser_does_not_read_nested_lists_twice_at_every_level()
    {
        var query = "RETURN " + string.Concat(Enumerable.Repeat("[x IN ", 60)) + "y" + string.Concat(Enumerable.Repeat(", 1]", 60));

        Assert.Throws<CypherException>(() => Parser.Parse(query));
    }

    [Fact]
    public void Parser_reads_chains_and_patterns_of_ten_thousand()
    {
        Parser.Parse("RETURN " + string.Join(" + ", Enumerable.Repeat("1", 10_000)));
        Parser.Parse("RETURN " + string.Join(" AND ", Enumerable.Repeat("a.x = 1", 10_000)));
        Parser.Parse("CREATE " + string.Join(", ", Enumerable.Repeat("(:A {x: 1})-[:T]->(:B)", 10_000)));
    }
}
