using System.Text;
using NetGraph.Import.Observations;
using NetGraph.Import.Rules;
using Xunit;

namespace NetGraph.Import.Tests.Rules;

public sealed class RuleParserTests
{
    [Theory]
    [InlineData("alert tcp any any -> 10.0.0.1 80 (sid:1;)", "alert|tcp|any|any|->|10.0.0.1|80")]
    [InlineData("drop udp $EXTERNAL_NET ![53,1024:] <> [10.0.0.0/8, !10.1.0.0/16] :1023 (sid:1;)", "drop|udp|$EXTERNAL_NET|![53,1024:]|<>|[10.0.0.0/8, !10.1.0.0/16]|:1023")]
    [InlineData("alert http any any <- any 6000:6005 (sid:1;)", "alert|http|any|any|<-|any|6000:6005")]
    [InlineData("alert tcp ( sid:1; )", "alert|tcp|any|any|->|any|any")]
    [InlineData("alert ( gid:133; sid:48; )", "alert|any|any|any|->|any|any")]
    [InlineData("alert tcp any -> any 8 ( sid:2; )", "alert|tcp|any|any|->|any|8")]
    [InlineData("ALERT TCP\tany  any\t->any any(sid:1;)", null)]
    [InlineData("accept:hook,alert smtp:request_started any any -> any any (sid:1;)", "accept:hook,alert|smtp:request_started|any|any|->|any|any")]
    [InlineData("config dns any any -> any any (sid:1;)", "config|dns|any|any|->|any|any")]
    public void RuleParser_reads_the_header(string text, string? expected)
    {
        var parsed = ParseOne(text);

        var header = parsed.Rule is { } rule
            ? string.Join('|', rule.Action, rule.Protocol, rule.Source, rule.SourcePort, rule.Direction, rule.Target, rule.TargetPort)
            : null;
        Assert.Equal(expected, header);
        Assert.Equal(expected is null, parsed.Error is not null);
    }

    [Fact]
    public void RuleParser_keeps_every_option_as_written_and_reads_semicolons_in_quotes_and_escapes_as_text()
    {
        var rule = Rule("""alert tcp any any -> any any (msg:"a \"b\"; c"; content:!"x|3B|;(y)", depth 5; reference:url,host/p?a=1\;b ; nocase; sid:7; rev:3;)""");

        Assert.Equal(["msg", "content", "reference", "nocase", "sid", "rev"], rule.Options.Select(option => option.Name));
        Assert.Equal("!\"x|3B|;(y)\", depth 5", rule.Options[1].Value);
        Assert.Null(rule.Options[3].Value);
        Assert.Equal("a \"b\"; c", rule.Message);
        Assert.Equal(["url,host/p?a=1;b"], rule.References);
        Assert.Equal((1u, 7u, 3u), (rule.Gid, rule.Sid, rule.Rev));
    }

    [Theory]
    [InlineData("flow:to_server,established", "to_server,established", true, false, ServiceEnd.Destination)]
    [InlineData("flow: established , to_Server", "to_server,established", true, false, ServiceEnd.Destination)]
    [InlineData("flow:from_client,established,no_stream", "from_client,established,no_stream", true, false, ServiceEnd.Destination)]
    [InlineData("flow:from_server,established", "from_server,established", true, false, ServiceEnd.Source)]
    [InlineData("flow:to_client", "to_client", false, false, ServiceEnd.Source)]
    [InlineData("flow:established", "established", true, false, ServiceEnd.Unknown)]
    [InlineData("flow:to_server,to_client", "to_client,to_server", false, false, ServiceEnd.Either)]
    [InlineData("flow:stateless", "stateless", false, true, ServiceEnd.Unknown)]
    [InlineData("flow:not_established", "not_established", false, false, ServiceEnd.Unknown)]
    [InlineData("dsize:0", "", false, false, ServiceEnd.Unknown)]
    public void RuleParser_says_what_flow_means_in_any_spelling(string option, string flow, bool established, bool stateless, ServiceEnd end)
    {
        var rule = Rule($"alert tcp any any -> any any ({option}; sid:1;)");

        Assert.Equal(flow, string.Join(',', rule.Flow));
        Assert.Equal((established, stateless, end), (rule.RequiresEstablished, rule.Stateless, rule.ServiceEnd));
    }

    [Theory]
    [InlineData("flow:established; content:\"x\"", true, RuleTrust.FlowAndContent)]
    [InlineData("flow:established; dsize:>100", false, RuleTrust.FlowOnly)]
    [InlineData("flow:stateless; content:\"x\"", true, RuleTrust.ContentOnly)]
    [InlineData("flow:to_server; uricontent:\"/x\"", true, RuleTrust.ContentOnly)]
    [InlineData("pcre:\"/x/i\"", true, RuleTrust.ContentOnly)]
    [InlineData("http.uri; content:\"/x\"; startswith", true, RuleTrust.ContentOnly)]
    [InlineData("flow:stateless; flags:S", false, RuleTrust.Neither)]
    [InlineData("itype:8; byte_test:1,>,1,0", false, RuleTrust.Neither)]
    public void RuleParser_grades_trust_by_established_flow_and_content(string options, bool hasContent, RuleTrust trust)
    {
        var rule = Rule($"alert tcp any any -> any any ({options}; sid:1;)");

        Assert.Equal((hasContent, trust), (rule.HasContent, rule.Trust));
    }

    [Fact]
    public void RuleParser_takes_an_open_direction_of_a_bidirectional_rule_as_either_end() =>
        Assert.Equal(ServiceEnd.Either, Rule("alert tcp any any <> any any (flow:established; sid:1;)").ServiceEnd);

    [Fact]
    public void RuleParser_finds_techniques_in_metadata_and_references()
    {
        var rule = Rule("alert tcp any any -> any any (metadata:created_at 2020_01_01, mitre_tactic_id TA0002, mitre_technique_id T1059, mitre_technique_id T1059; reference:url,attack.mitre.org/techniques/T1078/003/; metadata:policy T9999; sid:1;)");

        Assert.Equal(["T1059", "T1078.003"], rule.Techniques);
    }

    [Theory]
    [InlineData("#alert tcp any any -> any any (sid:5;)", "Usual")]
    [InlineData("# alert tcp any any -> any any (sid:5;)", "Usual")]
    [InlineData("## alert tcp any any -> any any (sid:5;)", "Usual")]
    [InlineData("#! alert tcp any any -> any any (sid:5;)", "Odd")]
    [InlineData("### alert tcp any any -> any any (sid:5;)", "Odd")]
    public void RuleParser_reads_rules_that_are_switched_off(string text, string mark)
    {
        var parsed = ParseOne(text);

        Assert.Equal((5u, false, "alert tcp any any -> any any (sid:5;)"), (parsed.Rule?.Sid, parsed.Rule?.Enabled, parsed.Rule?.Text));
        Assert.Equal(mark, parsed.Line.Mark.ToString());
    }

    [Theory]
    [InlineData("# that will alert on unknown ICMP types.")]
    [InlineData("## alert multiple times on a packet, I'll put these rules back to:")]
    [InlineData("# alert (see the manual) when this happens")]
    [InlineData("#")]
    public void RuleParser_leaves_prose_alone(string text)
    {
        var parsed = ParseOne(text);

        Assert.Null(parsed.Rule);
        Assert.Null(parsed.Error);
    }

    [Theory]
    [InlineData("alert tcp any any any any (sid:1;)", "expected a direction")]
    [InlineData("alert tcp any any -> any any", "expected options in parentheses")]
    [InlineData("alert tcp any any -> any any (sid:1;", "not closed")]
    [InlineData("alert icmp (msg:LOGGER\"; sid:4)", "a quote is opened")]
    [InlineData("alert tcp any any -> any any (sid:abc;)", "expected a number after sid, found \"abc\"")]
    [InlineData("alert tcp any any -> any any (two words; sid:1;)", "expected an option name")]
    [InlineData("alert tcp [any any -> any any (sid:1;)", "not closed")]
    [InlineData("hello world", "begins with an action")]
    [InlineData("\\", "begins with an action")]
    public void RuleParser_says_why_a_line_is_no_rule(string text, string cause)
    {
        var parsed = ParseOne(text);

        Assert.Null(parsed.Rule);
        Assert.Contains(cause, parsed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleParser_joins_continued_rules_and_names_their_first_line()
    {
        const string Text = """
            var HOME_NET any

            alert tcp any any -> any any (msg:"one"; \
                content:"x"; \
                sid:1;)
            #! alert tcp any any -> any any ( \
            #!   sid:2;)
            """;
        const string Snort3 = """
            rewrite tcp any any -> any 80
            (
                sid:3;
                msg:"ends (so)"
            )
            alert tcp any any -> any any (sid:4; msg:"open";
            alert tcp any any -> any any (sid:5;)
            """;

        Assert.Equal([(3, 1u), (6, 2u)], Parse(Text).Where(parsed => parsed.Rule is not null).Select(parsed => (parsed.Line.Number, parsed.Rule!.Sid)));

        var snort3 = Parse(Snort3);
        Assert.Equal([(1, (uint?)3u), (6, null), (7, 5u)], snort3.Select(parsed => (parsed.Line.Number, parsed.Rule?.Sid)));
        Assert.Equal("rewrite tcp any any -> any 80 ( sid:3; msg:\"ends (so)\" )", snort3[0].Line.Text);
    }

    private static RuleObservation Rule(string text) => ParseOne(text).Rule ?? throw new ArgumentException("not a rule", nameof(text));

    private static RuleParse ParseOne(string text) => Parse(text).SingleOrDefault();

    private static List<RuleParse> Parse(string text)
    {
        using var lines = new BoundedLines(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return [.. RuleParser.ParseAll(lines)];
    }
}
