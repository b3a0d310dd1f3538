using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using static NetGraph.Core.Mapping.GraphSchema;

namespace NetGraph.Core.Mapping;

/// <summary>Rules as nodes. An active rule stands before a commented-out copy of itself in the same file.</summary>
internal static class RuleRows
{
    private static readonly UpsertColumn[] Columns = [.. new[]
    {
        Properties.Gid, Properties.Sid, Properties.Rev, Properties.Msg, Properties.Action, Properties.Protocol, Properties.Source,
        Properties.SourcePort, Properties.Direction, Properties.Target, Properties.TargetPort, Properties.Classtype, Properties.Priority,
        Properties.Flow, Properties.RequiresEstablished, Properties.Stateless, Properties.ServiceEnd, Properties.HasContent, Properties.Trust,
        Properties.Enabled, Properties.File, Properties.Line, Properties.Text, Properties.References, Properties.Technique,
    }.Select(p => new UpsertColumn(p))];

    public static NodeUpsert Map(IReadOnlyList<RuleObservation> rules, string file)
    {
        var table = new NodeTable(Labels.Rule, Columns);
        foreach (var r in rules.OrderBy(r => r.Enabled ? 0 : 1))
        {
            table.Add(
                GraphKeys.Rule(r.Gid, r.Sid),
                (long)r.Gid,
                (long)r.Sid,
                r.Rev is { } rev ? (long)rev : GraphValue.Null,
                r.Message,
                r.Action,
                r.Protocol,
                r.Source,
                r.SourcePort,
                r.Direction,
                r.Target,
                r.TargetPort,
                r.Classtype,
                r.Priority is { } priority ? (long)priority : GraphValue.Null,
                Words(r.Flow),
                r.RequiresEstablished,
                r.Stateless,
                ServiceEndWord(r.ServiceEnd),
                r.HasContent,
                TrustWord(r.Trust),
                r.Enabled,
                Path.GetFileName(file),
                (long)r.Line,
                r.Text,
                Words(r.References),
                Words(r.Techniques));
        }

        return table.ToUpsert();
    }

    /// <summary>The graph's word: <c>destination</c>, <c>source</c>, <c>either</c>, <c>unknown</c>.</summary>
    public static string ServiceEndWord(ServiceEnd end) => end switch
    {
        ServiceEnd.Destination => "destination",
        ServiceEnd.Source => "source",
        ServiceEnd.Either => "either",
        _ => "unknown",
    };

    /// <summary>The graph's word: <c>flowAndContent</c>, <c>flowOnly</c>, <c>contentOnly</c>, <c>neither</c>.</summary>
    public static string TrustWord(RuleTrust trust) => trust switch
    {
        RuleTrust.FlowAndContent => "flowAndContent",
        RuleTrust.FlowOnly => "flowOnly",
        RuleTrust.ContentOnly => "contentOnly",
        _ => "neither",
    };

    private static GraphValue Words(IReadOnlyList<string> words) => words.Count == 0 ? GraphValue.Null : GraphValue.Of([.. words.Select(GraphValue.Of)]);
}
