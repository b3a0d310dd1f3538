using NetGraph.Cypher.Tests.Execution;
using Xunit;

namespace NetGraph.Cypher.Tests.Schema;

public sealed class ShowTests
{
    [Theory]
    [InlineData("SHOW INDEXES", "id, name, state, populationPercent, type, entityType, labelsOrTypes, properties, indexProvider, owningConstraint, lastRead, readCount")]
    [InlineData("SHOW ALL INDEX YIELD *", "id, name, state, populationPercent, type, entityType, labelsOrTypes, properties, indexProvider, owningConstraint, lastRead, readCount, trackedSince, options, failureMessage, createStatement")]
    [InlineData("SHOW CONSTRAINTS", "id, name, type, entityType, labelsOrTypes, properties, ownedIndex, propertyType")]
    [InlineData("SHOW PROCEDURES", "name, description, mode, worksOnSystem")]
    [InlineData("SHOW PROCEDURES EXECUTABLE YIELD *", "name, description, mode, worksOnSystem, signature, argumentDescription, returnDescription, admin, rolesExecution, rolesBoostedExecution, isDeprecated, deprecatedBy, option")]
    [InlineData("SHOW FUNCTIONS", "name, category, description")]
    [InlineData("SHOW BUILT IN FUNCTIONS YIELD *", "name, category, description, signature, isBuiltIn, argumentDescription, returnDescription, aggregating, rolesExecution, rolesBoostedExecution, isDeprecated, deprecatedBy")]
    [InlineData("SHOW DATABASES", "name, type, aliases, access, address, role, writer, requestedStatus, currentStatus, statusMessage, default, home, constituents")]
    [InlineData("SHOW DEFAULT DATABASE", "name, type, aliases, access, address, role, writer, requestedStatus, currentStatus, statusMessage, constituents")]
    [InlineData("SHOW INDEXES YIELD name AS n, type", "n, type")]
    [InlineData("SHOW INDEXES YIELD name, type RETURN type, count(*) AS c", "type, c")]
    public void Show_has_the_columns_of_the_manual(string query, string columns)
    {
        using var graph = new TestGraph();
        Assert.Equal(columns, string.Join(", ", graph.Run(query).Columns));
    }

    [Theory]
    [InlineData("SHOW INDEXES WHERE type = 'TEXT'", "4 | 't' | 'ONLINE' | 100.0 | 'TEXT' | 'NODE' | ['A'] | ['y'] | 'text-2.0' | null | null | null")]
    [InlineData("SHOW RANGE INDEXES YIELD name", "'i'; 'c'")]
    [InlineData("SHOW LOOKUP INDEXES YIELD name, labelsOrTypes", "'index_343aff4e' | null; 'index_f7700477' | null")]
    [InlineData("SHOW INDEXES YIELD name ORDER BY name DESC SKIP 1 LIMIT 2", "'index_f7700477'; 'index_343aff4e'")]
    [InlineData("SHOW INDEXES YIELD name, id WHERE id < 3 RETURN count(*) AS n", "2")]
    [InlineData("SHOW INDEXES YIELD options, name WHERE name = 'i' RETURN options.indexProvider", "'range-1.0'")]
    [InlineData("SHOW CONSTRAINTS YIELD name, type", "'c' | 'UNIQUENESS'; 'e' | 'RELATIONSHIP_PROPERTY_EXISTENCE'")]
    [InlineData("SHOW UNIQUENESS CONSTRAINTS YIELD name", "'c'")]
    [InlineData("SHOW NODE UNIQUE CONSTRAINTS YIELD name", "'c'")]
    [InlineData("SHOW RELATIONSHIP UNIQUE CONSTRAINTS YIELD name", "")]
    [InlineData("SHOW REL PROPERTY EXISTENCE CONSTRAINTS YIELD name", "'e'")]
    [InlineData("SHOW EXIST CONSTRAINTS YIELD name", "'e'")]
    [InlineData("SHOW KEY CONSTRAINTS", "")]
    [InlineData("SHOW DATABASE neo4j YIELD name, currentStatus, default", "'neo4j' | 'online' | true")]
    [InlineData("SHOW DATABASE other", "")]
    [InlineData("SHOW PROCEDURES YIELD name, signature WHERE name = 'db.labels'", "'db.labels' | 'db.labels() :: (label :: STRING)'")]
    [InlineData("SHOW FUNCTIONS YIELD name, category, aggregating WHERE name IN ['avg', 'left'] RETURN name, category, aggregating", "'avg' | 'Aggregating' | true; 'left' | 'String' | false")]
    public void Show_gives_the_rows(string query, string rows)
    {
        using var graph = Open();
        Assert.Equal(rows, graph.Run(query).Text);
    }

    [Fact]
    public void Show_names_what_it_cannot_show()
    {
        using var graph = new TestGraph();
        var error = Assert.Throws<CypherException>(() => graph.Run("SHOW SETTINGS YIELD name RETURN name"));
        Assert.StartsWith("SHOW SETTINGS is not supported", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_are_all_there_and_described()
    {
        using var graph = new TestGraph();
        Assert.InRange(graph.Run("SHOW FUNCTIONS").Rows.Count, 130, 400);
        Assert.Equal("0", graph.Run("SHOW FUNCTIONS YIELD * WHERE description = '' OR signature = '' OR category = '' RETURN count(*)").Text);
    }

    [Fact]
    public void Create_statements_make_the_same_schema_again()
    {
        using var graph = Open();
        const string query = "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, owningConstraint ORDER BY name";
        using var copy = new TestGraph();
        foreach (var row in graph.Run("SHOW CONSTRAINTS YIELD createStatement").Rows.Concat(graph.Run("SHOW INDEXES YIELD createStatement, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN createStatement").Rows))
            copy.Run(row.Trim('\''));

        Assert.Equal(graph.Run(query).Text, copy.Run(query).Text);
        Assert.Equal(graph.Run("SHOW CONSTRAINTS YIELD name, type, properties ORDER BY name").Text, copy.Run("SHOW CONSTRAINTS YIELD name, type, properties ORDER BY name").Text);
    }

    [Theory]
    [InlineData("CALL db.schema.nodeTypeProperties()", ":`A` | ['A'] | 'x' | ['Long', 'StringArray'] | false; :`A` | ['A'] | 'y' | ['String'] | true; :`A`:`B` | ['A', 'B'] | null | null | false")]
    [InlineData("CALL db.schema.relTypeProperties()", ":`T` | 'since' | ['Date'] | true; :`U` | null | null | false")]
    [InlineData("CALL db.schema.visualization() YIELD nodes, relationships RETURN size(nodes), [r IN relationships | type(r)]", "2 | ['T', 'T', 'U', 'U']")]
    [InlineData("CALL db.ping()", "true")]
    [InlineData("CALL db.awaitIndexes()", "")]
    [InlineData("CALL db.info() YIELD name", "'neo4j'")]
    public void Procedure_tells_of_the_schema(string query, string rows)
    {
        using var graph = new TestGraph(
            "CREATE (a:A {x: 1, y: 'a'}), (b:A {y: 'b'}), (c:A {x: ['p'], y: 'c'}), (d:A:B), (a)-[:T {since: date('2020-01-01')}]->(d), (d)-[:U]->(b)");
        Assert.Equal(rows, graph.Run(query).Text.Replace("':`", ":`", StringComparison.Ordinal).Replace("`'", "`", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_can_be_made_known_before_they_are_used()
    {
        using var graph = new TestGraph();
        graph.Run("CALL db.createProperty('soon')");
        graph.Run("CALL db.createLabel('Soon') CALL db.createRelationshipType('SOON') FINISH");
        Assert.Contains("'soon'", graph.Run("CALL db.propertyKeys()").Rows);
        Assert.True(graph.BeginRead().FindLabel("Soon") >= 0 && graph.BeginRead().FindType("SOON") >= 0);
    }

    private static TestGraph Open() => new(
        "CREATE INDEX i FOR ()-[r:T]-() ON (r.`odd name`, r.x)",
        "CREATE TEXT INDEX t FOR (n:A) ON (n.y)",
        "CREATE CONSTRAINT c FOR (n:A) REQUIRE n.x IS UNIQUE",
        "CREATE CONSTRAINT e FOR ()-[r:T]-() REQUIRE r.x IS NOT NULL");
}
