using System.Collections.Frozen;

namespace NetGraph.Import.Rules;

/// <summary>The words that begin a rule, and those that begin the other lines of a rule or configuration file.</summary>
internal static class RuleActions
{
    // Snort 2.9 manual §3.2.1, Snort 3 "IPS Action Modules", Suricata "Rules Format" (with its firewall actions).
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Actions = new[]
    {
        "alert", "log", "pass", "activate", "dynamic", "drop", "reject", "sdrop", "block", "react", "rewrite", "accept", "config",
        "rejectsrc", "rejectdst", "rejectboth", "file_id",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Directives = new[]
    {
        "var", "ipvar", "portvar", "config", "include", "preprocessor", "output", "ruletype", "suppress", "threshold",
        "event_filter", "rate_filter", "rule_state", "dynamicpreprocessor", "dynamicengine", "dynamicdetection", "attribute_table",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the line begins with an action, alone or with Suricata's scope (<c>accept:hook,alert</c>).</summary>
    public static bool Begins(ReadOnlySpan<char> line)
    {
        var word = FirstWord(line);
        var scope = word.IndexOfAny(':', ',');
        return Actions.Contains(scope < 0 ? word : word[..scope]) && !IsDirective(line);
    }

    /// <summary>Whether the line is a setting of a Snort configuration, such as <c>var HOME_NET any</c>. Suricata's <c>config</c> rules have an arrow and are none.</summary>
    public static bool IsDirective(ReadOnlySpan<char> line) => Directives.Contains(FirstWord(line).TrimEnd(':')) && !HasArrow(line);

    /// <summary>Whether a direction operator stands in the line.</summary>
    public static bool HasArrow(ReadOnlySpan<char> line)
    {
        var body = line.IndexOf('(');
        var header = body < 0 ? line : line[..body];
        return header.Contains("->", StringComparison.Ordinal) || header.Contains("<>", StringComparison.Ordinal)
            || header.Contains("<-", StringComparison.Ordinal) || header.Contains("=>", StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        var end = line.IndexOfAny(" \t(");
        return end < 0 ? line : line[..end];
    }
}
