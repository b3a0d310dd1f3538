namespace NetGraph.Core.Analysis;

/// <summary>What the analysis needs to know of an imported rule.</summary>
/// <param name="Key"><c>gid:sid</c>.</param>
/// <param name="Message">The rule's message, or null.</param>
/// <param name="HasFlow">A <c>flow</c> option that is not <c>stateless</c>.</param>
/// <param name="Established">The flow must be established.</param>
/// <param name="Stateless">The flow option says <c>stateless</c>.</param>
/// <param name="HasContent">Something of the payload is looked at.</param>
/// <param name="ServiceEnd"><c>destination</c>, <c>source</c>, <c>either</c> or <c>unknown</c>.</param>
/// <param name="Bidirectional">The header says <c>&lt;&gt;</c>.</param>
/// <param name="SourcePortGiven">The header names source ports.</param>
/// <param name="TargetPortGiven">The header names destination ports.</param>
internal sealed record RuleFacts(
    string Key,
    string? Message,
    bool HasFlow,
    bool Established,
    bool Stateless,
    bool HasContent,
    string ServiceEnd,
    bool Bidirectional,
    bool SourcePortGiven,
    bool TargetPortGiven)
{
    /// <summary><c>rule 1:1227 (message)</c>.</summary>
    public string Name => Message is null ? $"rule {Key}" : $"rule {Key} ({Message})";
}
