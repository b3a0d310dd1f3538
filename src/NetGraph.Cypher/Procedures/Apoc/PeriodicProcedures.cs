using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary><c>apoc.periodic.iterate</c> (APOC manual, "Periodic execution").</summary>
internal static class PeriodicProcedures
{
    private const string Iterate = "apoc.periodic.iterate";
    private const int DefaultBatchSize = 10_000;

    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(
            Iterate,
            [ApocProcedure.Text("cypherIterate"), ApocProcedure.Text("cypherAction"), ApocProcedure.Map("config")],
            [
                ApocProcedure.Integer("batches"), ApocProcedure.Integer("total"), ApocProcedure.Integer("timeTaken"), ApocProcedure.Integer("committedOperations"),
                ApocProcedure.Integer("failedOperations"), ApocProcedure.Integer("failedBatches"), ApocProcedure.Integer("retries"), ApocProcedure.Map("errorMessages"),
                ApocProcedure.Map("batch"), ApocProcedure.Map("operations"), ApocProcedure.Flag("wasTerminated"), ApocProcedure.Map("failedParams"),
                ApocProcedure.Map("updateStatistics"),
            ],
            Run,
            "Runs the second statement for each batch of rows of the first, each batch in a transaction of its own; a batch that fails is counted and left out.")
        {
            Mode = ProcedureMode.Write,
            Commits = true,
        },
    ];

    private static IEnumerable<GraphValue[]> Run(ExecutionState run, GraphValue[] arguments)
    {
        var config = new ProcedureConfig(Iterate, ApocProcedure.MapOf(arguments[2]));
        var size = config.Count("batchSize", DefaultBatchSize, min: 1);
        var isSingle = config.Choice("batchMode", "BATCH", "BATCH", "SINGLE") == "SINGLE";
        var parameters = config.Read("params") is { Kind: GraphValueKind.Map or GraphValueKind.Null } given
            ? ApocProcedure.MapOf(given)
            : throw CypherErrors.ProcedureFailed($"'params' of {Iterate} must be a MAP.");

        // There is one writer and it runs in the order of the rows: nothing to run in parallel, to try again or to plan otherwise.
        config.Ignore("parallel", "concurrency", "retries", "iterateList", "planner", "failedParams");
        config.RequireNoOther();

        var source = NestedStatement.Prepare(run, Iterate, Statement(arguments[0], "cypherIterate"), "", mayWrite: false);
        var action = NestedStatement.Prepare(run, Iterate, Statement(arguments[1], "cypherAction"), isSingle ? Named(source) : Unwound(source), mayWrite: true);
        var batches = new PeriodicBatches(run, action, parameters, isSingle);
        foreach (var rows in source.Run(run, parameters).Select(GraphValue.Of).Chunk(size))
            batches.RunBatch(rows);
        return [batches.Report()];
    }

    /// <summary>The columns of the first statement are variables of the second.</summary>
    private static string Unwound(NestedStatement source)
    {
        var items = source.Columns.Select(column => $"_batch.{NestedStatement.Quoted(column)} AS {NestedStatement.Quoted(column)}");
        return $"UNWIND $_batch AS _batch WITH {string.Join(", ", items)} ";
    }

    private static string Named(NestedStatement source) => NestedStatement.NameParameters(source.Columns);

    private static string Statement(GraphValue text, string input) => text.IsNull || string.IsNullOrWhiteSpace(text.AsString())
        ? throw CypherErrors.ProcedureFailed($"'{input}' of {Iterate} must be a statement: found {text} ({ValueTypeNames.Of(text)}).")
        : text.AsString();
}
