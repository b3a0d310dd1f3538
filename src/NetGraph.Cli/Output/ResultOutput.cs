using System.Globalization;
using System.Text.Json.Nodes;
using NetGraph.Core.Model;

namespace NetGraph.Cli.Output;

/// <summary>Writes a result in the form asked for.</summary>
internal static class ResultOutput
{
    public static readonly string[] QueryFormats = ["table", "json", "jsonl", "csv", "markdown"];

    public static readonly string[] ViewFormats = [.. QueryFormats, "cytoscape"];

    public static void Write(TextWriter output, TextWriter notes, bool isTerminal, string format, QueryAnswer result)
    {
        switch (format)
        {
            case "json":
                JsonOutput.Write(output, ToJson(result));
                break;
            case "jsonl":
                foreach (var row in result.Rows)
                    JsonOutput.WriteLine(output, ResultJson.RowToJson(result.Columns, row));
                break;
            case "csv":
                DelimitedText.WriteCsv(output, result.Columns, result.Rows);
                break;
            case "markdown":
                DelimitedText.WriteMarkdown(output, result.Columns, result.Rows);
                break;
            case "cytoscape":
                JsonOutput.Write(output, new JsonObject { ["elements"] = ResultJson.ToJson(result.Elements) });
                break;
            default:
                WriteTable(output, notes, isTerminal, result);
                break;
        }

        // A cut result says so, on stderr where stdout holds data.
        if (result.Truncated && format is not "json")
            notes.WriteLine($"Showing {Number(result.Rows.Count)} of {(result.Total is { } total ? Number(total) : "many")} rows; --limit gives more.");
    }

    /// <summary>What is worth a look about the statement, a line each.</summary>
    public static void WriteNotes(TextWriter notes, QueryAnswer result)
    {
        foreach (var notification in result.Summary.Notifications)
            notes.WriteLine($"note: {notification}");
    }

    private static void WriteTable(TextWriter output, TextWriter notes, bool isTerminal, QueryAnswer result)
    {
        if (result.Summary.Plan is { } plan)
            output.WriteLine(plan);
        if (result.Columns.Count > 0)
            TableText.Write(output, isTerminal, result.Columns, result.Rows);
        if (result.Columns.Count > 0 && result.Rows.Count == 0)
            notes.WriteLine("No rows.");

        var changes = result.Summary.Changes;
        if (changes.AnyData)
        {
            output.WriteLine(
                $"Nodes +{changes.NodesCreated} -{changes.NodesDeleted}, relationships +{changes.RelationshipsCreated} -{changes.RelationshipsDeleted}, " +
                $"properties set {changes.PropertiesSet}, labels +{changes.LabelsAdded} -{changes.LabelsRemoved}.");
        }

        if (changes.AnySchema)
            output.WriteLine($"Indexes +{changes.IndexesAdded} -{changes.IndexesRemoved}, constraints +{changes.ConstraintsAdded} -{changes.ConstraintsRemoved}.");
    }

    private static JsonObject ToJson(QueryAnswer result)
    {
        var json = ResultJson.ToJson(result);
        if (result.Summary.Plan is { } plan)
            json["plan"] = plan;
        return json;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
