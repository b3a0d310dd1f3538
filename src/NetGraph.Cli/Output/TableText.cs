using NetGraph.PropertyGraph;
using Spectre.Console;

namespace NetGraph.Cli.Output;

/// <summary>Rows as an aligned table: as wide as the terminal, or as wide as it needs when the output goes to a file.</summary>
internal static class TableText
{
    private const int WidthOfFiles = 4000;
    private const int LongestUnbroken = 24;
    private const int LongestOnTerminal = 120;

    public static void Write(TextWriter output, bool isTerminal, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<GraphValue>> rows)
    {
        var numeric = Enumerable.Range(0, columns.Count).Where(c => rows.Count > 0 && rows.All(r => r[c].IsNumber || r[c].IsNull)).ToHashSet();
        Write(output, isTerminal, columns, [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Select(DisplayText.Of)])], numeric);
    }

    /// <summary>A table of ready texts; the last columns named in <paramref name="rightAligned"/> hold numbers.</summary>
    public static void Write(TextWriter output, bool isTerminal, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlySet<int> rightAligned)
    {
        var table = NewTable();
        for (var c = 0; c < columns.Count; c++)
        {
            var column = Column(columns[c], rows.Select(r => r[c]));
            table.AddColumn(rightAligned.Contains(c) ? column.RightAligned() : column);
        }

        foreach (var row in rows)
            table.AddRow(row.Select(v => new Text(Shorten(v, isTerminal))));

        Render(output, isTerminal, table);
    }

    // An address or a number broken in two cannot be read: only columns with long texts are wrapped.
    private static TableColumn Column(string name, IEnumerable<string> cells)
    {
        var column = new TableColumn(Markup.Escape(name));
        return cells.All(c => c.Length <= LongestUnbroken) ? column.NoWrap() : column;
    }

    // A person reads the start; the other formats, and files, have all of it.
    private static string Shorten(string cell, bool isTerminal) => isTerminal && cell.Length > LongestOnTerminal ? cell[..(LongestOnTerminal - 1)] + "…" : cell;

    private static Table NewTable() => new Table().Border(TableBorder.Simple);

    private static void Render(TextWriter output, bool isTerminal, Table table)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = isTerminal ? Math.Max(40, Console.WindowWidth) : WidthOfFiles;
        console.Write(table);

        foreach (var line in text.ToString().Split('\n'))
        {
            var trimmed = line.TrimEnd();
            if (trimmed.Length > 0)
                output.WriteLine(trimmed);
        }
    }
}
