using NetGraph.Import.Observations;
using NetGraph.Import.Rules;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Import.Tests.Rules;

public sealed class RuleAuditTests
{
    [Fact]
    public void RuleAudit_counts_lines_as_grep_does_and_rules_as_they_are()
    {
        var audit = RuleAudit.Of(
        [
            new RuleFile("a.rules", "# prose about an alert\nalert tcp any any -> any any (flow:established; sid:1;)\nalert tcp any any -> any any (flow:stateless; sid:2;)"),
            new RuleFile("b.rules", "# alert icmp any any -> any any (sid:3;)\nalert icmp any any -> any any (itype:8; sid:4;)\nalert udp any any <> any any (content:\"x\"; sid:5;)\n### alert ip any any -> any any (sid:6;)\nalert oops\n"),
        ]);

        Assert.Equal(new RuleTextCounts(8, 1, 6, 5), audit.Text);
        Assert.Equal(1, audit.Text.LeftOver);
        Assert.Equal(new RuleCounts(5, 1, 1, 1, 3, 2, 1), audit.Parsed);
        Assert.Equal(new RuleCounts(4, 1, 1, 1, 2, 1, 1), audit.Active);
        Assert.Equal(1, audit.OddlyDisabled.Rules);
        Assert.Equal([1u], audit.FlowWithoutContent.Select(entry => entry.Rule.Sid));
        Assert.Equal(("b.rules", 5L), (audit.Diagnostics[0].Source, audit.Diagnostics[0].Position));
    }

    [Fact]
    public void RuleAudit_gives_the_published_numbers_for_the_rules_of_snort_2_2_0()
    {
        if (!SharedData.TryFind("data/rules/snort-2.2.0", out var folder))
        {
            Assert.Skip("../shared/data is missing");
            return;
        }

        var audit = RuleAudit.Of([.. Directory.EnumerateFiles(folder, "*.rules").Order(StringComparer.Ordinal).Select(Open)]);

        Assert.Equal(48, audit.Files);
        Assert.Equal(new RuleTextCounts(2510, 2045, 425, 132), audit.Text);
        Assert.Equal(40, audit.Text.LeftOver);
        Assert.Equal((2505, 2042, 41, 422, 129), Shape(audit.Parsed));
        Assert.Equal((2464, 2004, 40, 420, 127), Shape(audit.Active));
        Assert.Equal(2002, audit.Active.Established);
        Assert.Equal(24, audit.Active.Bidirectional);
        Assert.Equal(3, audit.OddlyDisabled.Rules);
        Assert.Equal(
            [new RuleProtocolCount("udp", 241, 12), new RuleProtocolCount("icmp", 133, 95), new RuleProtocolCount("ip", 46, 20)],
            audit.NoFlowByProtocol);
        Assert.Equal(
            [
                new RuleTrustGrade(RuleFlow.EstablishedWithDirection, ServiceEnd.Destination, 1761, 7),
                new RuleTrustGrade(RuleFlow.EstablishedWithDirection, ServiceEnd.Source, 132, 0),
                new RuleTrustGrade(RuleFlow.EstablishedOnly, ServiceEnd.Unknown, 100, 2),
                new RuleTrustGrade(RuleFlow.DirectionOnly, ServiceEnd.Either, 2, 0),
                new RuleTrustGrade(RuleFlow.Stateless, ServiceEnd.Unknown, 8, 32),
            ],
            audit.TcpGrades);
        Assert.Equal(
            new uint[] { 282, 596, 597, 1227, 1297, 1408, 1641, 1748, 2523 },
            audit.FlowWithoutContent.Select(entry => entry.Rule.Sid).Order());
        Assert.Empty(audit.Diagnostics);
    }

    private static RuleFile Open(string path)
    {
        using var stream = File.OpenRead(path);
        return RuleFile.Read(Path.GetFileName(path), stream);
    }

    private static (int Rules, int Flow, int Stateless, int NoFlow, int Neither) Shape(RuleCounts counts) =>
        (counts.Rules, counts.Flow, counts.Stateless, counts.NoFlow, counts.Neither);
}
