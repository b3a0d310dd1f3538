using NetGraph.Import.Observations;

namespace NetGraph.Import.Rules;

/// <summary>Rules counted by what they really say.</summary>
/// <param name="Rules">All of them.</param>
/// <param name="Flow">With a <c>flow</c> option that is not <c>stateless</c>.</param>
/// <param name="Established">Of these, the ones that ask for <c>established</c>.</param>
/// <param name="Stateless">With <c>flow: stateless</c>.</param>
/// <param name="NoFlow">Without a <c>flow</c> option.</param>
/// <param name="Neither">Of these, the ones that compare no content either.</param>
/// <param name="Bidirectional">With <c>&lt;&gt;</c> in the header.</param>
public sealed record RuleCounts(int Rules, int Flow, int Established, int Stateless, int NoFlow, int Neither, int Bidirectional)
{
    /// <summary>Counts the rules.</summary>
    public static RuleCounts Of(IReadOnlyCollection<RuleObservation> rules) => new(
        rules.Count,
        rules.Count(HasFlow),
        rules.Count(static rule => rule.RequiresEstablished),
        rules.Count(static rule => rule.Stateless),
        rules.Count(static rule => rule.Flow.Count == 0),
        rules.Count(static rule => rule.Flow.Count == 0 && !rule.HasContent),
        rules.Count(static rule => rule.Direction == "<>"));

    /// <summary>Whether the rule makes sure of a flow.</summary>
    internal static bool HasFlow(RuleObservation rule) => rule.Flow.Count > 0 && !rule.Stateless;
}
