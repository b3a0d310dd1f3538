using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Rules;

/// <summary>What the options of a rule say about an alert of it: flow, end of the service, content, trust, references.</summary>
internal static partial class RuleMeaning
{
    // Options that compare bytes of the payload by themselves. A sticky buffer (http.uri, file_data …) only moves where the
    // next of these looks, and byte_test, rpc, dsize and the like test numbers that any payload can hold by chance.
    private static readonly FrozenSet<string> ContentOptions = new[]
    {
        "content", "uricontent", "content-list", "protected_content", "pcre", "regex", "sd_pattern", "dataset",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The values of every <c>flow</c> option in lower case and one order, whatever the rule's own: direction, state, the rest.
    /// </summary>
    public static IReadOnlyList<string> Flow(List<RuleOption> options)
    {
        List<string>? values = null;
        foreach (var option in options)
        {
            if (!option.Name.Equals("flow", StringComparison.OrdinalIgnoreCase) || option.Value is null)
                continue;

            values ??= [];
            foreach (var part in option.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                values.Add(part.ToLowerInvariant());
        }

        return values is null ? [] : [.. values.Distinct(StringComparer.Ordinal).OrderBy(FlowRank).ThenBy(value => value, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Where the service is: a single direction in <c>flow</c> settles it, also in a <c>&lt;&gt;</c> rule, since flow speaks of the
    /// packet. Both directions, or a <c>&lt;&gt;</c> without any, leave either end.
    /// </summary>
    public static ServiceEnd ServiceEnd(IReadOnlyList<string> flow, string direction)
    {
        var toServer = flow.Contains("to_server") || flow.Contains("from_client");
        var toClient = flow.Contains("to_client") || flow.Contains("from_server");
        return (toServer, toClient) switch
        {
            (true, false) => Observations.ServiceEnd.Destination,
            (false, true) => Observations.ServiceEnd.Source,
            (true, true) => Observations.ServiceEnd.Either,
            _ => direction == "<>" ? Observations.ServiceEnd.Either : Observations.ServiceEnd.Unknown,
        };
    }

    /// <summary>Whether something of the payload is compared.</summary>
    public static bool HasContent(List<RuleOption> options) => options.Exists(static option => ContentOptions.Contains(option.Name));

    /// <summary>How far an alert can be believed. A flow counts when it must be established: a direction alone is satisfied by a first packet.</summary>
    public static RuleTrust Trust(bool requiresEstablished, bool hasContent) => (requiresEstablished, hasContent) switch
    {
        (true, true) => RuleTrust.FlowAndContent,
        (true, false) => RuleTrust.FlowOnly,
        (false, true) => RuleTrust.ContentOnly,
        _ => RuleTrust.Neither,
    };

    /// <summary>The references as <c>system,id</c>, unescaped, blanks around the comma removed.</summary>
    public static IReadOnlyList<string> References(List<RuleOption> options)
    {
        List<string>? references = null;
        foreach (var option in options)
        {
            if (!option.Name.Equals("reference", StringComparison.OrdinalIgnoreCase) || option.Value is null)
                continue;

            var text = RuleBody.PlainText(option.Value);
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            (references ??= []).Add(comma < 0 ? text : $"{text[..comma].TrimEnd()},{text[(comma + 1)..].TrimStart()}");
        }

        return references is null ? [] : references;
    }

    /// <summary>
    /// ATT&amp;CK technique ids (<c>T1059</c>, <c>T1059.001</c>), in order of appearance: from <c>metadata</c> items whose key names mitre,
    /// attack or technique, and from references to attack.mitre.org.
    /// </summary>
    public static IReadOnlyList<string> Techniques(List<RuleOption> options)
    {
        List<string>? techniques = null;
        foreach (var option in options)
        {
            if (option.Value is null)
                continue;

            if (option.Name.Equals("metadata", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var item in option.Value.Split(','))
                {
                    if (NamesAttack(item))
                        AddIds(item, ref techniques);
                }
            }
            else if (option.Name.Equals("reference", StringComparison.OrdinalIgnoreCase) && option.Value.Contains("attack.mitre.org/techniques/", StringComparison.OrdinalIgnoreCase))
            {
                AddIds(option.Value, ref techniques);
            }
        }

        return techniques is null ? [] : techniques;
    }

    private static bool NamesAttack(string item) =>
        item.Contains("mitre", StringComparison.OrdinalIgnoreCase)
        || item.Contains("attack", StringComparison.OrdinalIgnoreCase)
        || item.Contains("technique", StringComparison.OrdinalIgnoreCase);

    private static void AddIds(string text, ref List<string>? techniques)
    {
        foreach (Match match in TechniqueId().Matches(text))
        {
            var id = match.Value.Replace('/', '.');
            techniques ??= [];
            if (!techniques.Contains(id))
                techniques.Add(id);
        }
    }

    private static int FlowRank(string value) => value switch
    {
        "to_server" or "from_client" or "to_client" or "from_server" => 0,
        "established" or "not_established" or "stateless" => 1,
        _ => 2,
    };

    [GeneratedRegex(@"\bT[0-9]{4}(?:[./][0-9]{3})?\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TechniqueId();
}
