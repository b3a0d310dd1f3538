using NetGraph.Cypher.Tests.Execution;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Cypher.Tests.Schema;

/// <summary>CREATE and DROP of indexes and constraints: what they do, and what they refuse in Neo4j's words.</summary>
public sealed class SchemaCommandTests
{
    private const string Indexes = "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint ORDER BY name";

    [Theory]
    [InlineData("CREATE INDEX i FOR (n:Host) ON (n.key)", "'i' | 'RANGE' | 'NODE' | ['Host'] | ['key'] | null")]
    [InlineData("CREATE RANGE INDEX i FOR (n:Host) ON n.key", "'i' | 'RANGE' | 'NODE' | ['Host'] | ['key'] | null")]
    [InlineData("CREATE INDEX i IF NOT EXISTS FOR (n:Host) ON (n.a, n.b)", "'i' | 'RANGE' | 'NODE' | ['Host'] | ['a', 'b'] | null")]
    [InlineData("CREATE INDEX i FOR ()-[r:T]-() ON (r.x)", "'i' | 'RANGE' | 'RELATIONSHIP' | ['T'] | ['x'] | null")]
    [InlineData("CREATE INDEX i FOR ()-[r:T]->() ON (r.x)", "'i' | 'RANGE' | 'RELATIONSHIP' | ['T'] | ['x'] | null")]
    [InlineData("CREATE TEXT INDEX i FOR (n:Host) ON (n.key)", "'i' | 'TEXT' | 'NODE' | ['Host'] | ['key'] | null")]
    [InlineData("CREATE POINT INDEX i FOR (n:Host) ON (n.at) OPTIONS {indexConfig: {`spatial.cartesian.min`: [0.0, 0.0]}}", "'i' | 'POINT' | 'NODE' | ['Host'] | ['at'] | null")]
    [InlineData("CREATE CONSTRAINT i FOR (n:Host) REQUIRE n.key IS UNIQUE", "'i' | 'RANGE' | 'NODE' | ['Host'] | ['key'] | 'i'")]
    [InlineData("CREATE CONSTRAINT i FOR ()-[r:T]-() REQUIRE (r.a, r.b) IS REL KEY", "'i' | 'RANGE' | 'RELATIONSHIP' | ['T'] | ['a', 'b'] | 'i'")]
    public void Command_makes_the_index(string command, string row)
    {
        using var graph = new TestGraph();
        graph.Run(command);

        Assert.Contains(row, graph.Run(Indexes).Rows);
    }

    [Theory]
    [InlineData("REQUIRE n.x IS UNIQUE", "'UNIQUENESS' | null | 'c'")]
    [InlineData("REQUIRE (n.x, n.y) IS NODE UNIQUE", "'UNIQUENESS' | null | 'c'")]
    [InlineData("REQUIRE n.x IS NOT NULL", "'NODE_PROPERTY_EXISTENCE' | null | null")]
    [InlineData("REQUIRE (n.x) IS NODE KEY", "'NODE_KEY' | null | 'c'")]
    [InlineData("REQUIRE (n.x, n.y) IS KEY", "'NODE_KEY' | null | 'c'")]
    [InlineData("REQUIRE n.x IS :: INT", "'NODE_PROPERTY_TYPE' | 'INTEGER' | null")]
    [InlineData("REQUIRE n.x :: LIST<STRING NOT NULL> | FLOAT", "'NODE_PROPERTY_TYPE' | 'FLOAT | LIST<STRING NOT NULL>' | null")]
    [InlineData("REQUIRE n.x IS TYPED TIMESTAMP WITH TIME ZONE", "'NODE_PROPERTY_TYPE' | 'ZONED DATETIME' | null")]
    public void Command_makes_the_constraint(string requirement, string row)
    {
        using var graph = new TestGraph();
        var changes = graph.Run($"CREATE CONSTRAINT c FOR (n:A) {requirement}").Summary.Changes;

        Assert.Equal(new GraphChanges(ConstraintsAdded: 1), changes);
        Assert.Equal(row, graph.Run("SHOW CONSTRAINTS YIELD type, propertyType, ownedIndex").Text);
        Assert.Equal(new GraphChanges(ConstraintsRemoved: 1), graph.Run("DROP CONSTRAINT c").Summary.Changes);
        Assert.Empty(graph.Run("SHOW CONSTRAINTS").Rows);
        Assert.Equal(2, graph.Run("SHOW INDEXES").Rows.Count);
    }

    [Theory]
    [InlineData("CREATE INDEX i FOR (n:A) ON (n.x)", "EquivalentSchemaRuleAlreadyExists")]
    [InlineData("CREATE INDEX j FOR (n:A) ON (n.x)", "IndexAlreadyExists")]
    [InlineData("CREATE INDEX i FOR (n:A) ON (n.y)", "IndexWithNameAlreadyExists")]
    [InlineData("CREATE INDEX c FOR (n:A) ON (n.y)", "ConstraintWithNameAlreadyExists")]
    [InlineData("CREATE INDEX j FOR (n:B) ON (n.x)", "ConstraintAlreadyExists")]
    [InlineData("CREATE CONSTRAINT c FOR (n:B) REQUIRE n.x IS UNIQUE", "EquivalentSchemaRuleAlreadyExists")]
    [InlineData("CREATE CONSTRAINT d FOR (n:B) REQUIRE n.x IS UNIQUE", "ConstraintAlreadyExists")]
    [InlineData("CREATE CONSTRAINT d FOR (n:B) REQUIRE n.x IS NODE KEY", "ConstraintAlreadyExists")]
    [InlineData("CREATE CONSTRAINT c FOR (n:B) REQUIRE n.y IS UNIQUE", "ConstraintWithNameAlreadyExists")]
    [InlineData("CREATE CONSTRAINT i FOR (n:B) REQUIRE n.y IS NOT NULL", "IndexWithNameAlreadyExists")]
    [InlineData("CREATE CONSTRAINT d FOR (n:A) REQUIRE n.x IS UNIQUE", "IndexAlreadyExists")]
    [InlineData("CREATE LOOKUP INDEX l FOR (n) ON EACH labels(n)", "IndexAlreadyExists")]
    [InlineData("CREATE INDEX j FOR (n:A) ON (n.x, n.x)", "RepeatedPropertyInCompositeSchema")]
    [InlineData("DROP INDEX nothing", "IndexDropFailed")]
    [InlineData("DROP INDEX c", "IndexDropFailed")]
    [InlineData("DROP CONSTRAINT i", "ConstraintDropFailed")]
    public void What_stands_against_a_command_is_named(string command, string code)
    {
        using var graph = new TestGraph("CREATE INDEX i FOR (n:A) ON (n.x)", "CREATE CONSTRAINT c FOR (n:B) REQUIRE n.x IS UNIQUE");
        var before = graph.Run(Indexes).Text;

        var error = Assert.Throws<CypherException>(() => graph.Run(command));

        Assert.EndsWith($".Schema.{code}", error.Code, StringComparison.Ordinal);
        Assert.Equal(before, graph.Run(Indexes).Text);
    }

    [Theory]
    [InlineData("CREATE INDEX j IF NOT EXISTS FOR (n:A) ON (n.x)")]
    [InlineData("CREATE INDEX i IF NOT EXISTS FOR (n:A) ON (n.other)")]
    [InlineData("CREATE CONSTRAINT d IF NOT EXISTS FOR (n:B) REQUIRE n.x IS UNIQUE")]
    [InlineData("CREATE INDEX IF NOT EXISTS FOR (n:B) ON (n.x)")]
    [InlineData("CREATE LOOKUP INDEX IF NOT EXISTS FOR ()-[r]-() ON EACH type(r)")]
    [InlineData("DROP INDEX nothing IF EXISTS")]
    [InlineData("DROP CONSTRAINT nothing IF EXISTS")]
    public void Conditional_command_does_nothing_when_there_is_nothing_to_do(string command)
    {
        using var graph = new TestGraph("CREATE INDEX i FOR (n:A) ON (n.x)", "CREATE CONSTRAINT c FOR (n:B) REQUIRE n.x IS UNIQUE");
        var before = graph.Run(Indexes).Text;

        Assert.Equal(GraphChanges.None, graph.Run(command).Summary.Changes);
        Assert.Equal(before, graph.Run(Indexes).Text);
    }

    [Theory]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS UNIQUE", "CREATE (:A {x: 1})", "CREATE (:A {x: 1.0})", "Node(0) already exists with label `A` and property `x` = 1.0")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS UNIQUE", "CREATE (:A {x: 1, y: 1}), (:A {x: 1})", "MATCH (n:A) WHERE n.y IS NULL SET n.y = 1", "Node(0) already exists with label `A` and properties `x` = 1, `y` = 1")]
    [InlineData("CREATE CONSTRAINT c FOR ()-[r:T]-() REQUIRE r.x IS UNIQUE", "CREATE ()-[:T {x: 1}]->()", "CREATE ()-[:T {x: 1}]->()", "Relationship(0) already exists with type `T` and property `x` = 1")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS NOT NULL", "CREATE (:A {x: 1})", "CREATE (:A)", "Node(1) with label `A` must have the property `x`")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS NOT NULL", "CREATE (:A {x: 1})", "MATCH (n:A) REMOVE n.x", "Node(0) with label `A` must have the property `x`")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS NOT NULL", "CREATE (:B)", "MATCH (n:B) SET n:A", "Node(0) with label `A` must have the property `x`")]
    [InlineData("CREATE CONSTRAINT c FOR ()-[r:T]-() REQUIRE r.x IS NOT NULL", "CREATE ()-[:T {x: 1}]->()", "MATCH ()-[r:T]->() SET r = {}", "Relationship(0) with type `T` must have the property `x`")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS NODE KEY", "CREATE (:A {x: 1, y: 2})", "CREATE (:A {x: 1})", "Node(1) with label `A` must have the properties (`x`, `y`)")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS NODE KEY", "CREATE (:A {x: 1, y: 2})", "CREATE (:A {x: 1, y: 2})", "Node(0) already exists with label `A` and properties `x` = 1, `y` = 2")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS :: INTEGER", "CREATE (:A {x: 1}), (:A)", "MATCH (n:A {x: 1}) SET n.x = 'one'", "Node(0) with label `A` required the property `x` to be of type `INTEGER`, but was of type `STRING`.")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS :: LIST<INTEGER NOT NULL>", "CREATE (:A {x: [1]}), (:A {x: []})", "CREATE (:A {x: 1})", "Node(2) with label `A` required the property `x` to be of type `LIST<INTEGER NOT NULL>`, but was of type `INTEGER`.")]
    public void Constraint_refuses_what_breaks_it_and_nothing_else(string constraint, string good, string bad, string message)
    {
        using var graph = new TestGraph(constraint, good);
        var before = graph.Run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r").Text;

        var error = Assert.Throws<CypherException>(() => graph.Run(bad));
        Assert.Equal(("Neo.ClientError.Schema.ConstraintValidationFailed", message), (error.Code, error.Message));
        Assert.Equal(before, graph.Run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r").Text);

        graph.Run("DROP CONSTRAINT c");
        graph.Run(bad);
    }

    [Theory]
    [InlineData("REQUIRE n.x IS UNIQUE", "Unable to create Constraint( name='c', type='UNIQUENESS', schema=(:A {x}) ): Both Node(0) and Node(1) have the label `A` and property `x` = 1")]
    [InlineData("REQUIRE n.y IS NOT NULL", "Unable to create Constraint( name='c', type='NODE PROPERTY EXISTENCE', schema=(:A {y}) ): Node(0) with label `A` must have the property `y`")]
    [InlineData("REQUIRE n.x IS :: STRING", "Unable to create Constraint( name='c', type='NODE PROPERTY TYPE', schema=(:A {x}), propertyType=STRING ): Node(0) with label `A` required the property `x` to be of type `STRING`, but was of type `INTEGER`.")]
    public void Constraint_is_refused_over_data_that_breaks_it(string requirement, string message)
    {
        using var graph = new TestGraph("CREATE (:A {x: 1}), (:A {x: 1, y: 1})");

        var error = Assert.Throws<CypherException>(() => graph.Run($"CREATE CONSTRAINT c FOR (n:A) {requirement}"));

        Assert.Equal(("Neo.DatabaseError.Schema.ConstraintCreationFailed", message), (error.Code, error.Message));
        Assert.Empty(graph.Run("SHOW CONSTRAINTS").Rows);
        graph.Run("CREATE (:A {x: 1})");
    }

    [Fact]
    public void Existence_is_asked_at_the_end_of_the_transaction_only()
    {
        using var graph = new TestGraph("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS NOT NULL", "CREATE CONSTRAINT d FOR ()-[r:T]-() REQUIRE r.x IS NOT NULL");

        graph.Run("CREATE (n:A) SET n.x = 1");
        graph.Run("CREATE (n:A) DELETE n");
        graph.Run("CREATE (n:A) REMOVE n:A");
        graph.Run("CREATE (a)-[r:T]->(b) SET r.x = 1");
        graph.Run("MERGE (n:A {x: 2}) ON CREATE SET n.y = 1");

        Assert.Equal("2", graph.Run("MATCH (n:A) RETURN count(n)").Text);
    }

    [Theory]
    [InlineData("CREATE INDEX FOR (n:A) ON (n.x)", "index_")]
    [InlineData("CREATE TEXT INDEX FOR (n:A) ON (n.x)", "index_")]
    [InlineData("CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS UNIQUE", "constraint_")]
    public void Rule_without_a_name_gets_the_same_one_everywhere(string command, string start)
    {
        using var first = new TestGraph(command);
        using var second = new TestGraph("CREATE (:Other {y: 1})", command);
        const string query = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name";

        Assert.Matches($"^'{start}[0-9a-f]{{8}}'$", first.Run(query).Text);
        Assert.Equal(first.Run(query).Text, second.Run(query).Text);
        Assert.EndsWith("EquivalentSchemaRuleAlreadyExists", Assert.Throws<CypherException>(() => first.Run(command)).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_may_be_a_parameter()
    {
        using var graph = new TestGraph();
        graph.Run("CREATE INDEX $name FOR (n:A) ON (n.x)", ("name", "mine"));
        Assert.Contains("'mine'", graph.Run("SHOW INDEXES YIELD name").Rows);
        Assert.Throws<CypherException>(() => graph.Run("DROP INDEX $name", ("name", 1)));
        graph.Run("DROP INDEX $name", ("name", "mine"));
        Assert.DoesNotContain("'mine'", graph.Run("SHOW INDEXES YIELD name").Rows);
    }

    [Theory]
    [InlineData("CREATE INDEX i FOR (n:A) ON (m.x)", "The variable 'm' is not defined")]
    [InlineData("CREATE TEXT INDEX i FOR (n:A) ON (n.x, n.y)", "A TEXT index is on one property")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE (n.x, n.y) IS NOT NULL", "IS NOT NULL is about one property")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS RELATIONSHIP KEY", "NODE, for the pattern is a node")]
    [InlineData("CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS :: MAP", "cannot be held to the type MAP")]
    [InlineData("CREATE INDEX i FOR (n:A) ON (n.x) OPTIONS {indexProvider: 'native-btree-1.0'}", "'range-1.0'")]
    [InlineData("CREATE INDEX i FOR (n:A) ON (n.x) OPTIONS {speed: 1}", "There is no option 'speed'")]
    [InlineData("MATCH (n) CREATE INDEX i FOR (n:A) ON (n.x)", "a statement of its own")]
    [InlineData("CREATE INDEX i FOR (n:A) ON (n.x) RETURN 1", "Unexpected 'RETURN'")]
    [InlineData("SHOW INDEXES RETURN 1", "YIELD before RETURN")]
    [InlineData("SHOW INDEXES YIELD nam", "did you mean 'name'?")]
    [InlineData("SHOW WILD INDEXES", "SHOW WILD INDEXES is not known")]
    [InlineData("SHOW USERS", "SHOW USERS is not supported")]
    public void Wrong_command_is_refused_with_a_reason(string command, string message)
    {
        using var graph = new TestGraph();
        var error = Assert.ThrowsAny<QueryException>(() => graph.Run(command));
        Assert.Contains(message, $"{error.Message} {error.Hint}", StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_transaction_may_show_and_not_create()
    {
        using var graph = new TestGraph();
        var query = graph.Engine.Prepare("CREATE INDEX i FOR (n:A) ON (n.x)");
        Assert.True(query.Writes);
        Assert.False(graph.Engine.Prepare("SHOW INDEXES").Writes);
        Assert.Throws<QueryException>(() => query.Execute(graph.BeginRead(), new Dictionary<string, GraphValue>(), QueryLimits.Unlimited, CancellationToken.None));
        Assert.Contains("SchemaChange create RANGE INDEX i FOR (:A {x})", graph.Explain("CREATE INDEX i FOR (n:A) ON (n.x)"), StringComparison.Ordinal);
    }
}
