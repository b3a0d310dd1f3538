using NetGraph.Cypher.Execution;
using NetGraph.Cypher.Functions;
using NetGraph.PropertyGraph;

namespace NetGraph.Cypher.Procedures.Apoc;

/// <summary><c>apoc.help</c> and <c>apoc.util.validate</c>.</summary>
internal static class UtilityProcedures
{
    /// <param name="all">All procedures of the engine, asked when the help is called.</param>
    public static IEnumerable<ProcedureDefinition> All(Func<IEnumerable<ProcedureDefinition>> all) =>
    [
        new(
            "apoc.help",
            [ApocProcedure.Text("proc")],
            [
                ApocProcedure.Text("type"), ApocProcedure.Text("name"), ApocProcedure.Text("text"), ApocProcedure.Text("signature"),
                ApocProcedure.List("roles", "STRING"), ApocProcedure.Flag("writes"), ApocProcedure.Flag("core"), ApocProcedure.Flag("isDeprecated"),
            ],
            (_, arguments) => Help(all(), arguments[0].IsNull ? "" : arguments[0].AsString()),
            "Lists the APOC procedures and functions that are here and have a text in their name.")
        {
            Mode = ProcedureMode.Dbms,
        },
        new(
            "apoc.util.validate",
            [ApocProcedure.Flag("predicate"), ApocProcedure.Text("message"), ApocProcedure.List("params", "ANY")],
            [],
            Validate,
            "Ends the statement with a message when the predicate is true."),
    ];

    private static IEnumerable<GraphValue[]> Help(IEnumerable<ProcedureDefinition> all, string text)
    {
        const string prefix = "apoc.";
        var procedures = all.Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(p => (Type: "procedure", p.Name, p.Description, p.Signature, p.Writes, IsDeprecated: p.DeprecatedBy is not null));
        var functions = FunctionRegistry.Descriptions.Where(f => f.Category == FunctionCategories.Apoc)
            .Select(f => (Type: "function", f.Name, f.Description, f.Signature, Writes: false, IsDeprecated: f.DeprecatedBy is not null));
        return procedures.Concat(functions)
            .Where(entry => entry.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new GraphValue[] { entry.Type, entry.Name, entry.Description, entry.Signature, GraphValue.Null, entry.Writes, true, entry.IsDeprecated });
    }

    private static IEnumerable<GraphValue[]> Validate(ExecutionState run, GraphValue[] arguments)
    {
        if (!arguments[0].IsTrue)
            return [];
        var message = arguments[1].IsNull ? "The predicate of apoc.util.validate is true." : arguments[1].AsString();
        foreach (var parameter in arguments[2].IsNull ? [] : arguments[2].AsList())
            message = ReplaceFirst(message, parameter.Kind == GraphValueKind.String ? parameter.AsString() : parameter.ToString());
        throw CypherErrors.ProcedureFailed(message);
    }

    /// <summary>Java's <c>%s</c> and <c>%d</c> take the parameters one after another.</summary>
    private static string ReplaceFirst(string message, string text)
    {
        var at = message.IndexOfAny(['s', 'd'], Math.Max(0, message.IndexOf('%', StringComparison.Ordinal)));
        var percent = message.IndexOf('%', StringComparison.Ordinal);
        return percent >= 0 && at == percent + 1 ? string.Concat(message.AsSpan(0, percent), text, message.AsSpan(at + 1)) : message;
    }
}
