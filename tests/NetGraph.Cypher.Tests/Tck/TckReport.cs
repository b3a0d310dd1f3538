using System.Globalization;
using System.Text;

namespace NetGraph.Cypher.Tests.Tck;

/// <summary>How one case went; <paramref name="Failure"/> is null when it passed.</summary>
internal sealed record TckOutcome(TckCase Case, string? Failure);

/// <summary>The table by group and the list of failures.</summary>
internal static class TckReport
{
    public static string Table(IReadOnlyList<TckOutcome> outcomes)
    {
        var text = new StringBuilder();
        foreach (var group in outcomes.GroupBy(o => o.Case.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{group.Key,-26} {group.Count(o => o.Failure is null),5} / {group.Count()}");
        text.AppendLine(CultureInfo.InvariantCulture, $"openCypher TCK: {outcomes.Count(o => o.Failure is null)} of {outcomes.Count}");
        return text.ToString();
    }

    /// <summary>The table, every failure with what was expected, what came and the steps that led there, and a closing line of both counts.</summary>
    public static string Failures(IReadOnlyList<TckOutcome> outcomes)
    {
        var text = new StringBuilder(Table(outcomes)).AppendLine();
        foreach (var outcome in outcomes.Where(o => o.Failure is not null))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"=== {outcome.Case.Id}");
            foreach (var step in outcome.Case.Steps.Where(s => s.DocString is not null))
                text.AppendLine(CultureInfo.InvariantCulture, $"{step.Text}\n{step.DocString}");
            text.AppendLine(CultureInfo.InvariantCulture, $"--- {outcome.Failure}").AppendLine();
        }

        var failed = outcomes.Count(o => o.Failure is not null);
        text.AppendLine(CultureInfo.InvariantCulture, $"{outcomes.Count - failed} passed, {failed} failed");
        return text.ToString();
    }
}
