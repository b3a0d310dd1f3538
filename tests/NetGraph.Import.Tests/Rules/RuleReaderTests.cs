using System.Text;
using NetGraph.Import.Observations;
using NetGraph.Import.Rules;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Import.Tests.Rules;

public sealed class RuleReaderTests
{
    [Theory]
    [InlineData("# prose\n\nalert tcp any any -> any any (sid:1;)\n", "x.txt", true)]
    [InlineData("# alert tcp any any -> any any (sid:1;)\n", "x.txt", true)]
    [InlineData("var HOME_NET any\nalert tcp any any -> any any (sid:1;)\n", "x", true)]
    [InlineData("alert tcp ( msg:\"x\";\n  sid:1; )\n", "x", true)]
    [InlineData("# only prose\n", "local.rules", true)]
    [InlineData("# only prose\n", "notes.txt", false)]
    [InlineData("alert: the house is on fire\n", "notes.txt", false)]
    [InlineData("05/05-01:21:25.665442  [**] [122:3:1] X [**] {TCP} 1.2.3.4:1 -> 1.2.3.5:2\n", "alert", false)]
    [InlineData("{\"event_type\":\"alert\"}\n", "eve.json", false)]
    [InlineData("alert tcp any any -> any any (sid:1;)\0", "x", false)]
    public void RuleReader_recognises_rules_by_their_text(string text, string name, bool expected) =>
        Assert.Equal(expected ? ImportKind.Rules : null, new RuleReader().Detect(Encoding.UTF8.GetBytes(text), name));

    [Fact]
    public void RuleReader_counts_rules_and_lines_that_should_be_rules_and_goes_on_after_bad_ones()
    {
        var result = Read("""
            # prose
            alert tcp any any -> any any (sid:1;)
            alert tcp any any -> any any (msg:"no sid";)
            alert tcp any any (sid:3;)
            nonsense
            # alert tcp any any -> any any (sid:4;)
            """u8);

        Assert.Equal((5, 2, 3), (result.Records, result.Accepted, result.Rejected));
        Assert.Equal([1u, 4u], result.Rules.Select(rule => rule.Sid));
        Assert.Equal([("rule-without-sid", 3L, 1L), ("rule-malformed", 4L, 2L)], result.Diagnostics.Select(d => (d.Code, d.Position, d.Count)));
    }

    [Fact]
    public void RuleReader_never_throws_for_random_bytes()
    {
        var random = new Random(20040810);
        var alphabet = "alert tcp any -> <> ()[]\"\\;:,#!\n\r\t\0$é"u8.ToArray();
        for (var run = 0; run < 300; run++)
        {
            var bytes = new byte[random.Next(400)];
            foreach (ref var b in bytes.AsSpan())
                b = random.Next(10) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];

            var result = Read(bytes);

            Assert.Equal(result.Records, result.Accepted + result.Rejected);
        }
    }

    [Fact]
    public void RuleReader_keeps_a_line_without_end_within_bounds()
    {
        var text = new byte[3 << 20];
        text.AsSpan().Fill((byte)'x');
        "alert tcp any any -> any any (msg:\""u8.CopyTo(text);

        var result = Read(text);

        Assert.Equal(1, result.Rejected);
        Assert.True(result.Diagnostics[0].Message.Length < 400);
    }

    [Fact]
    public void RuleReader_reads_every_shared_rule_file()
    {
        if (!SharedData.TryFind("data/rules", out var rules) || !SharedData.TryFind("data/pairs", out var pairs))
        {
            Assert.Skip("../shared/data is missing");
            return;
        }

        var files = Directory.EnumerateFiles(rules, "*.rules", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(pairs, "*.rules", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).ToList();
        var (read, rejected) = (0L, new List<string>());
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            var result = new RuleReader().Read(stream, Path.GetRelativePath(SharedData.Root!, file), ImportKind.Rules, new ImportOptions(), TestContext.Current.CancellationToken);
            Assert.Equal(ImportKind.Rules, new RuleReader().Detect(File.ReadAllBytes(file).AsSpan(0, (int)Math.Min(65_536, stream.Length)), file));
            read += result.Accepted;
            rejected.AddRange(result.Diagnostics.Select(d => $"{d.Source}:{d.Position} {d.Code} x{d.Count} {d.Message}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files.Count} rule files, {read} rules; not rules:\n{string.Join('\n', rejected)}");
        Assert.True(files.Count >= 300, $"only {files.Count} files");
        Assert.True(read >= 13_000, $"only {read} rules");
        Assert.True(rejected.Count <= 12, string.Join('\n', rejected));
    }

    private static ImportObservations Read(ReadOnlySpan<byte> text) =>
        new RuleReader().Read(new MemoryStream(text.ToArray()), "t.rules", ImportKind.Rules, new ImportOptions(), TestContext.Current.CancellationToken);
}
