using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Execution.Operators;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary>Procedures that run statements held in strings (APOC manual, "Running Cypher fragments" and "Conditionals").</summary>
internal static class CypherProcedures
{
    private static readonly ProcedureField[] Value = [ApocProcedure.Map("value")];
    private static readonly ProcedureField[] Statement = [ApocProcedure.Text("statement"), ApocProcedure.Map("params")];

    public static IReadOnlyList<ProcedureDefinition> All { get; } =
    [
        new(
            "apoc.cypher.run", Statement, Value,
            (run, a) => Run(run, "apoc.cypher.run", a[0], a[1], mayWrite: false),
            "Runs a statement that reads; each row is a map."),
        new(
            "apoc.cypher.doIt", Statement, Value,
            (run, a) => Run(run, "apoc.cypher.doIt", a[0], a[1], mayWrite: true),
            "Runs a statement that may write, in the same transaction; each row is a map.")
        {
            Mode = ProcedureMode.Write,
        },
        When("apoc.when", mayWrite: false),
        When("apoc.do.when", mayWrite: true),
        Case("apoc.case", mayWrite: false),
        Case("apoc.do.case", mayWrite: true),
    ];

    private static ProcedureDefinition When(string name, bool mayWrite) => new(
        name,
        [
            ApocProcedure.Flag("condition"), ApocProcedure.Text("ifQuery"), ApocProcedure.Text("elseQuery", mayWrite ? null : ""),
            ApocProcedure.Map("params", ApocProcedure.EmptyMap),
        ],
        Value,
        (run, a) => Run(run, name, a[0].IsTrue ? a[1] : a[2], a[3], mayWrite),
        $"Runs one of two statements that {(mayWrite ? "may write" : "read")}, as the condition says.")
    {
        Mode = mayWrite ? ProcedureMode.Write : ProcedureMode.Read,
    };

    private static ProcedureDefinition Case(string name, bool mayWrite) => new(
        name,
        [ApocProcedure.List("conditionals", "ANY"), ApocProcedure.Text("elseQuery", ""), ApocProcedure.Map("params", ApocProcedure.EmptyMap)],
        Value,
        (run, a) => Run(run, name, Choose(name, a[0], a[1]), a[2], mayWrite),
        $"Runs the first statement whose condition is true, of those that {(mayWrite ? "may write" : "read")}; else the last.")
    {
        Mode = mayWrite ? ProcedureMode.Write : ProcedureMode.Read,
    };

    /// <summary>An empty statement gives one empty map, as in APOC. What may write has run to its end before its first row is seen.</summary>
    private static IEnumerable<GraphValue[]> Run(ExecutionState run, string procedure, GraphValue text, GraphValue parameters, bool mayWrite)
    {
        if (text.IsNull || string.IsNullOrWhiteSpace(text.AsString()))
            return [[ApocProcedure.EmptyMap]];
        var values = ApocProcedure.MapOf(parameters);
        var statement = NestedStatement.Prepare(run, procedure, text.AsString(), NestedStatement.NameParameters(values.Keys), mayWrite);
        var rows = statement.Run(run, values).Select(row => new[] { GraphValue.Of(row) });
        return mayWrite ? ToEnd(run, rows) : rows;
    }

    private static List<GraphValue[]> ToEnd(ExecutionState run, IEnumerable<GraphValue[]> rows)
    {
        var all = new List<GraphValue[]>();
        foreach (var row in rows)
        {
            run.Hold(RowSize.Of(row));
            all.Add(row);
        }

        return all;
    }

    private static GraphValue Choose(string procedure, GraphValue conditionals, GraphValue otherwise)
    {
        var list = conditionals.IsNull ? [] : conditionals.AsList();
        if (list.Count % 2 != 0)
            throw CypherErrors.ProcedureFailed($"'conditionals' of {procedure} alternates conditions and statements: found {list.Count} items.");
        for (var i = 0; i < list.Count; i += 2)
        {
            if (!list[i].IsTrue)
                continue;
            return list[i + 1].Kind == GraphValueKind.String
                ? list[i + 1]
                : throw CypherErrors.ProcedureFailed($"'conditionals' of {procedure} alternates conditions and statements: found a {list[i + 1].Kind} as a statement.");
        }

        return otherwise;
    }
}
