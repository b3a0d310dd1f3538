using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Execution.Profiling;
using NetGraph.Cypher.Functions;
using NetGraph.Cypher.Procedures.Show;
using NetGraph.Cypher.Storage;
using NetGraph.Cypher.Storage.Schema;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures;

/// <summary>Names, indexes and the database itself (Operations manual 5, "Procedures": <c>db.*</c> and <c>dbms.*</c>).</summary>
internal static class SchemaProcedures
{
    public static IEnumerable<ProcedureDefinition> All { get; } =
    [
        Create("db.createLabel", "newLabel", "Makes a label known.", (writer, name) => writer.InternLabel(name)),
        Create("db.createRelationshipType", "newRelationshipType", "Makes a relationship type known.", (writer, name) => writer.InternType(name)),
        Create("db.createProperty", "newProperty", "Makes a property key known.", (writer, name) => writer.InternKey(name)),
        new(
            "db.awaitIndex",
            [new ProcedureField("indexName", ValueTypes.String, IsNullable: false), TimeOut],
            [],
            (run, arguments) => Await(run, arguments[0].AsString()),
            "Waits until an index is online, which it is as soon as the statement that made it is done."),
        new("db.awaitIndexes", [TimeOut], [], (_, _) => [], "Waits until all indexes are online, which they are as soon as the statement that made them is done."),
        new("db.ping", [], [new ProcedureField("success", ValueTypes.Boolean, IsNullable: false)], (_, _) => [[true]], "Answers when the engine does."),
        Info("db.info", "Tells of the database that statements run on."),
        Info("dbms.info", "Tells of the engine.") with { Mode = ProcedureMode.Dbms },
        SchemaOverview.NodeTypes,
        SchemaOverview.RelationshipTypes,
        SchemaPicture.Definition,
    ];

    private static ProcedureField TimeOut => new("timeOutSeconds", ValueTypes.Integer, IsNullable: false) { Default = 300 };

    private static ProcedureDefinition Create(string name, string input, string description, Func<GraphWriter, string, int> intern) => new(
        name,
        [new ProcedureField(input, ValueTypes.String, IsNullable: false)],
        [],
        (run, arguments) =>
        {
            var writer = CountingGraphWriter.Uncounted(run.Writer) as GraphWriter ?? throw ExecutionState.ReadOnly();
            if (arguments[0].AsString().Length == 0)
                throw CypherErrors.Argument("InvalidArgumentValue", $"{name} takes a name that is not empty.");
            intern(writer, arguments[0].AsString());
            writer.KeepNames();
            return [];
        },
        description)
    {
        Mode = ProcedureMode.Write,
    };

    private static IEnumerable<GraphValue[]> Await(ExecutionState run, string name)
    {
        if (run.Graph.Schema.FindIndex(name) is null)
            throw SchemaErrors.IndexNotFound(name);
        return [];
    }

    private static ProcedureDefinition Info(string name, string description) => new(
        name,
        [],
        [
            new ProcedureField("id", ValueTypes.String),
            new ProcedureField("name", ValueTypes.String, IsNullable: false),
            new ProcedureField("creationDate", ValueTypes.String) { Description = "Null: the store does not keep it." },
        ],
        (_, _) => [[ShowDatabases.Name, ShowDatabases.Name, GraphValue.Null]],
        description);
}
