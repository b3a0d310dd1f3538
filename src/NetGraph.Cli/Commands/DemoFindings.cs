using System.Globalization;
using NetGraph.Cli.Output;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;

namespace NetGraph.Cli.Commands;

/// <summary>What the demo tells of itself: a view, and one line made of its answer.</summary>
internal sealed record DemoFinding(string Question, string View, int Limit, Func<QueryAnswer, string> Describe)
{
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>The findings, in the order of the analysis.</summary>
internal static class DemoFindings
{
    private const int Few = 3;
    private const int Everything = 500;

    public static IReadOnlyList<DemoFinding> All { get; } =
    [
        new("Busiest destination ports?", "top-destination-ports", Few, a => List(a, r => $"{Cell(a, r, "port")} ({Number(a, r, "count")} packets)")),
        new("How many different ones?", "distinct-destination-ports", 1, a => Number(a, a.Rows[0], a.Columns[0])),
        new("Port 0, or no port at all?", "zero-ports", 1, a => $"{Number(a, a.Rows[0], "portZero")} packets with port 0, {Number(a, a.Rows[0], "noPort")} without a port"),
        new("Who talks to the outside?", "outbound-talkers", Everything, a => $"{Count(a)} hosts; most: {Shorten(a, r => $"{Cell(a, r, "source")} (to {Number(a, r, "destinations")})")}"),
        new("Which internal services are proven?", "confirmed-services", Everything, a => $"{Count(a)}, such as {Shorten(a, r => $"{Cell(a, r, "host")} {Cell(a, r, "transport")}/{Cell(a, r, "port")}")}")
        {
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["internalOnly"] = "true" },
        },
        new("Who attacks most machines?", "attackers-by-targets", Few, a => List(a, r => $"{Cell(a, r, "attacker")} ({Number(a, r, "targets")} targets)")),
        new("Servers that also connect out?", "servers-that-connect-out", Everything, a => string.Join(", ", a.Rows.Select(r => Cell(a, r, "host")).Distinct(StringComparer.Ordinal))),
        new("Talk out, offer nothing?", "talks-out-offers-nothing", Everything, a => List(a, r => Cell(a, r, "source"))),
    ];

    private static string Count(QueryAnswer answer) =>
        answer.Truncated ? $"more than {answer.Rows.Count}" : answer.Rows.Count.ToString("N0", CultureInfo.InvariantCulture);

    private static string List(QueryAnswer answer, Func<IReadOnlyList<GraphValue>, string> describe) =>
        answer.Rows.Count == 0 ? "none" : string.Join(", ", answer.Rows.Select(describe));

    private static string Shorten(QueryAnswer answer, Func<IReadOnlyList<GraphValue>, string> describe) =>
        string.Join(", ", answer.Rows.Take(Few).Select(describe));

    private static string Cell(QueryAnswer answer, IReadOnlyList<GraphValue> row, string column) => DisplayText.Of(Value(answer, row, column));

    private static string Number(QueryAnswer answer, IReadOnlyList<GraphValue> row, string column) =>
        Value(answer, row, column) is { Kind: GraphValueKind.Integer } value ? value.AsInteger().ToString("N0", CultureInfo.InvariantCulture) : Cell(answer, row, column);

    private static GraphValue Value(QueryAnswer answer, IReadOnlyList<GraphValue> row, string column)
    {
        for (var i = 0; i < answer.Columns.Count; i++)
        {
            if (answer.Columns[i] == column)
                return row[i];
        }

        throw new InvalidOperationException($"The view has no column '{column}'; it has {string.Join(", ", answer.Columns)}.");
    }
}
