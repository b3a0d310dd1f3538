using System.Globalization;
using Gherkin.Ast;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>
/// Reads feature files into cases. Outlines are expanded by replacing <c>&lt;name&gt;</c> in step texts, doc strings and cells, the
/// parser having undone the escapes of table cells before.
/// </summary>
internal static class TckLoader
{
    public static IReadOnlyList<TckCase> Load(string folder)
    {
        var features = Directory.Exists(Path.Combine(folder, "features")) ? Path.Combine(folder, "features") : folder;
        var files = Directory.EnumerateFiles(features, "*.feature", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return WithDistinctIds(files.SelectMany(file => LoadFile(features, file)));
    }

    public static IReadOnlyList<TckCase> LoadText(string text, string name = "Test")
    {
        using var reader = new StringReader(text);
        return [.. CasesOf(new Gherkin.Parser().Parse(reader), "test", name)];
    }

    private static IEnumerable<TckCase> LoadFile(string root, string file)
    {
        var relative = Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace('\\', '/');
        var parts = relative.Split('/');
        var group = parts.Length > 1 ? parts[^2] : "";
        try
        {
            return [.. CasesOf(new Gherkin.Parser().Parse(file), group, relative)];
        }
        catch (Gherkin.ParserException fault)
        {
            // A file that is no Gherkin is one failed case, not the end of the run.
            return [new TckCase(group, relative, [new TckStep($"a feature file that can be read: {fault.Message}", null, null)])];
        }
    }

    /// <summary>Two scenarios of a file may bear one title: the later ones get a number.</summary>
    private static TckCase[] WithDistinctIds(IEnumerable<TckCase> cases)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. cases.Select(c =>
        {
            var times = seen[c.Id] = seen.GetValueOrDefault(c.Id) + 1;
            return times == 1 ? c : c with { Id = string.Create(CultureInfo.InvariantCulture, $"{c.Id} ({times})") };
        })];
    }

    private static IEnumerable<TckCase> CasesOf(GherkinDocument document, string group, string name)
    {
        if (document.Feature is null || IsIgnored(document.Feature.Tags))
            yield break;

        var background = document.Feature.Children.OfType<Background>().SelectMany(b => b.Steps).ToArray();
        foreach (var scenario in document.Feature.Children.OfType<Scenario>().Where(s => !IsIgnored(s.Tags)))
        {
            var steps = background.Concat(scenario.Steps).ToArray();
            var rows = scenario.Examples.SelectMany(RowsOf).ToArray();
            var id = $"{name} {scenario.Name}";
            if (!scenario.Examples.Any())
                yield return new TckCase(group, id, [.. steps.Select(step => StepOf(step, []))]);
            for (var i = 0; i < rows.Length; i++)
                yield return new TckCase(group, string.Create(CultureInfo.InvariantCulture, $"{id} #{i + 1}"), [.. steps.Select(step => StepOf(step, rows[i]))]);
        }
    }

    private static bool IsIgnored(IEnumerable<Tag> tags) => tags.Any(tag => tag.Name == "@ignore");

    private static IEnumerable<(string Name, string Value)[]> RowsOf(Examples examples)
    {
        var names = examples.TableHeader.Cells.Select(cell => cell.Value).ToArray();
        return examples.TableBody.Select(row => row.Cells.Select((cell, i) => (names[i], cell.Value)).ToArray());
    }

    private static TckStep StepOf(Step step, (string Name, string Value)[] row) => new(
        Fill(step.Text, row),
        step.DocString is { } doc ? Fill(doc.Content, row) : null,
        step.DataTable is { } table ? [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(cell => Fill(cell.Value, row))])] : null);

    private static string Fill(string text, (string Name, string Value)[] row)
    {
        foreach (var (name, value) in row)
            text = text.Replace($"<{name}>", value, StringComparison.Ordinal);
        return text;
    }
}
