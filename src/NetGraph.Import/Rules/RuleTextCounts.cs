namespace NetGraph.Import.Rules;

/// <summary>
/// Rules counted the way the published analysis did, by lines of text over all files: fast, and wrong by the prose and the
/// disabled rules that hold the same words.
/// </summary>
/// <param name="Rules"><c>grep alert *.rules | wc -l</c>.</param>
/// <param name="Flow"><c>grep "flow:" *.rules | grep -v stateless | wc -l</c>.</param>
/// <param name="NoFlow"><c>grep alert *.rules | grep -v "flow:" | wc -l</c>.</param>
/// <param name="Neither"><c>grep alert *.rules | grep -v "flow:" | grep -v content | wc -l</c>.</param>
public sealed record RuleTextCounts(int Rules, int Flow, int NoFlow, int Neither)
{
    /// <summary>What the three numbers leave over: the <c>stateless</c> rules, less the lines that have <c>flow:</c> but not <c>alert</c>.</summary>
    public int LeftOver => Rules - Flow - NoFlow;

    /// <summary>Counts the lines of the files. As with grep, a line ends at LF or at the end of its file.</summary>
    public static RuleTextCounts Of(IEnumerable<RuleFile> files)
    {
        var (rules, flow, noFlow, neither) = (0, 0, 0, 0);
        foreach (var file in files)
        {
            foreach (var range in file.Text.AsSpan().Split('\n'))
            {
                var line = file.Text.AsSpan(range);
                var hasAlert = Has(line, "alert");
                var hasFlow = Has(line, "flow:");
                rules += hasAlert ? 1 : 0;
                flow += hasFlow && !Has(line, "stateless") ? 1 : 0;
                noFlow += hasAlert && !hasFlow ? 1 : 0;
                neither += hasAlert && !hasFlow && !Has(line, "content") ? 1 : 0;
            }
        }

        return new RuleTextCounts(rules, flow, noFlow, neither);
    }

    private static bool Has(ReadOnlySpan<char> line, string word) => line.Contains(word, StringComparison.Ordinal);
}
