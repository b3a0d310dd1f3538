using NetGraph.PropertyGraph;

namespace NetGraph.Cli.Output;

/// <summary>Rows as CSV (RFC 4180) or as a Markdown table.</summary>
internal static class DelimitedText
{
    public static void WriteCsv(TextWriter output, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<GraphValue>> rows)
    {
        output.Write(string.Join(',', columns.Select(Quote)) + "\r\n");
        foreach (var row in rows)
            output.Write(string.Join(',', row.Select(v => Quote(DisplayText.Of(v)))) + "\r\n");
    }

    public static void WriteMarkdown(TextWriter output, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<GraphValue>> rows)
    {
        output.WriteLine($"| {string.Join(" | ", columns.Select(Escape))} |");
        output.WriteLine($"|{string.Concat(columns.Select((_, c) => rows.Count > 0 && rows.All(r => r[c].IsNumber) ? " ---: |" : " --- |"))}");
        foreach (var row in rows)
            output.WriteLine($"| {string.Join(" | ", row.Select(v => Escape(DisplayText.Of(v))))} |");
    }

    // A leading =, +, - or @ would run as a formula in a spreadsheet: alert messages come from strangers.
    private static string Quote(string field)
    {
        if (field.Length > 1 && field[0] is '=' or '+' or '@' || (field.Length > 1 && field[0] == '-' && !double.TryParse(field, System.Globalization.CultureInfo.InvariantCulture, out _)))
            field = "'" + field;
        return field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Escape(string cell) =>
        cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
}
