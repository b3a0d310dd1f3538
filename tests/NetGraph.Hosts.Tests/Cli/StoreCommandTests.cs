using System.Text.Json.Nodes;
using NetGraph.Cli;
using Xunit;

namespace NetGraph.Hosts.Tests.Cli;

public sealed class StoreCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Store => "file:" + _folder.File("care.db");

    [Fact]
    public async Task Info_tells_what_is_in_the_store_and_how_large_it_is()
    {
        await MakeAsync();

        var text = await CliRun.OfAsync(["store", "info", "--store", Store]);
        Assert.Equal(ExitCodes.Done, text.Code);
        Assert.Contains("101 nodes, 100 relationships", text.Output, StringComparison.Ordinal);
        Assert.Contains("Host 100, Net 1", text.Output, StringComparison.Ordinal);
        Assert.Contains("open for writing by nobody", text.Output, StringComparison.Ordinal);

        var json = JsonNode.Parse((await CliRun.OfAsync(["store", "info", "--store", Store, "--json"])).Output)!;
        Assert.Equal(100, (int)json["nodesByLabel"]!["Host"]!);
        Assert.Equal(100, (int)json["relationshipsByType"]!["IN"]!);
        Assert.True((long)json["bytes"]! >= (long)json["logBytes"]!);
    }

    [Fact]
    public async Task Verify_says_what_it_checked_and_names_what_is_wrong()
    {
        await MakeAsync();
        var sound = await CliRun.OfAsync(["store", "verify", "--store", Store]);
        Assert.Equal(ExitCodes.Done, sound.Code);
        Assert.Contains("checked 1 files", sound.Output, StringComparison.Ordinal);
        Assert.EndsWith("sound", sound.Output.Trim(), StringComparison.Ordinal);
        Assert.True((bool)JsonNode.Parse((await CliRun.OfAsync(["store", "verify", "--store", Store, "--json"])).Output)!["isSound"]!);

        var log = Path.Combine(_folder.File("care.db"), "log-0.ng");
        var bytes = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        bytes[300] ^= 4;
        await File.WriteAllBytesAsync(log, bytes, TestContext.Current.CancellationToken);
        var damaged = await CliRun.OfAsync(["store", "verify", "--store", Store]);
        Assert.Equal(ExitCodes.Failed, damaged.Code);
        Assert.Contains(log, damaged.Error, StringComparison.Ordinal);
        Assert.Contains("offset", damaged.Error, StringComparison.Ordinal);
        Assert.Contains("1 problem", damaged.Output, StringComparison.Ordinal);
        var json = await CliRun.OfAsync(["store", "verify", "--store", Store, "--json"]);
        Assert.Equal(ExitCodes.Failed, json.Code);
        Assert.Single(JsonNode.Parse(json.Output)!["problems"]!.AsArray());
    }

    [Fact]
    public async Task Compact_backup_and_restore_tell_sizes_and_what_force_is_for()
    {
        await MakeAsync();
        var backup = _folder.File("care.backup");
        Assert.Contains("before", (await CliRun.OfAsync(["store", "compact", "--store", Store])).Output, StringComparison.Ordinal);
        Assert.True((long)JsonNode.Parse((await CliRun.OfAsync(["store", "compact", "--store", Store, "--json"])).Output)!["bytesAfter"]! > 0);

        Assert.Contains("bytes", (await CliRun.OfAsync(["store", "backup", backup, "--store", Store])).Output, StringComparison.Ordinal);
        var exists = await CliRun.OfAsync(["store", "backup", backup, "--store", Store]);
        Assert.Equal(ExitCodes.Failed, exists.Code);
        Assert.Contains("--force", exists.Error, StringComparison.Ordinal);
        var again = await CliRun.OfAsync(["store", "backup", backup, "--store", Store, "--force", "--json"]);
        Assert.Equal(new FileInfo(backup).Length, (long)JsonNode.Parse(again.Output)!["bytes"]!);

        var refused = await CliRun.OfAsync(["store", "restore", backup, "--store", Store]);
        Assert.Equal(ExitCodes.Failed, refused.Code);
        Assert.Contains("--force", refused.Error, StringComparison.Ordinal);
        var elsewhere = await CliRun.OfAsync(["store", "restore", backup, "--store", "file:" + _folder.File("other.db"), "--json"]);
        Assert.Equal(101, (int)JsonNode.Parse(elsewhere.Output)!["nodes"]!);
        Assert.Contains("101 nodes", (await CliRun.OfAsync(["store", "restore", backup, "--store", Store, "--force"])).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store", "info")]
    [InlineData("store", "verify")]
    [InlineData("store", "compact")]
    [InlineData("store", "backup", "x.backup")]
    [InlineData("query", "MATCH (n) RETURN n")]
    [InlineData("view", "top-destination-ports")]
    [InlineData("analyze")]
    [InlineData("serve")]
    public async Task Reading_a_store_that_is_not_there_makes_none_and_says_how_to(params string[] command)
    {
        var run = await CliRun.OfAsync([.. command, "--store", "file:" + _folder.File("mistyped.db")]);

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("There is no store in " + _folder.File("mistyped.db"), run.Error, StringComparison.Ordinal);
        Assert.Contains("netgraph import", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("mistyped.db")));
    }

    private async Task MakeAsync()
    {
        var made = await CliRun.OfAsync(["query", "CREATE (n:Net) WITH n UNWIND range(1, 100) AS i CREATE (:Host {key: toString(i)})-[:IN]->(n)", "--store", Store]);
        Assert.Equal(ExitCodes.Done, made.Code);
    }
}
