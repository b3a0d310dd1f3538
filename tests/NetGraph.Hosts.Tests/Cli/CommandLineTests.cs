using System.Text.Json.Nodes;
using NetGraph.Cli;

namespace NetGraph.Hosts.Tests.Cli;

public sealed class CommandLineTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("view")]
    [InlineData("import")]
    [InlineData("query", "RETURN 1", "--format", "xml")]
    [InlineData("view", "no-such-view", "--store", "memory:")]
    [InlineData("view", "top-destination-ports", "--store", "memory:", "--param", "limit=many")]
    [InlineData("view", "top-destination-ports", "--store", "memory:", "--param", "nothing=1")]
    [InlineData("query", "--store", "memory:")]
    public async Task Wrong_usage_ends_with_2_and_says_what_was_expected(params string[] args)
    {
        var run = await CliRun.OfAsync(args);

        Assert.Equal(ExitCodes.WrongUsage, run.Code);
        Assert.Contains("netgraph", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Query_points_at_what_is_wrong()
    {
        var run = await CliRun.OfAsync(["query", "MATCH (n) RETURN m", "--store", "memory:"]);

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("line 1, column 18", run.Error, StringComparison.Ordinal);
        Assert.Contains("                 ^", run.Error, StringComparison.Ordinal);
        Assert.Contains("Neo.ClientError.Statement.SyntaxError", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_notes_a_label_that_no_node_has()
    {
        var run = await CliRun.OfAsync(["query", "CREATE (:Host) WITH 1 AS one MATCH (h:Hots) RETURN h", "--store", "memory:"]);

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains("note: no label Hots in the store, did you mean Host? (line 1, column 39)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_prints_the_documented_json()
    {
        var run = await CliRun.OfAsync(["query", "UNWIND [1, 2, 3] AS n RETURN n, n * 0.5 AS half", "--store", "memory:", "--format", "json", "--limit", "2"]);

        var json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(["n", "half"], json["columns"]!.AsArray().Select(c => (string)c!));
        Assert.Equal(2, json["rows"]!.AsArray().Count);
        Assert.Equal(1.0, (double)json["rows"]![1]!["half"]!);
        Assert.True((bool)json["truncated"]!);
    }

    [Theory]
    [InlineData("csv", "a,b\r\n1,\"x, y\"\r\n")]
    [InlineData("jsonl", "{\"a\":1,\"b\":\"x, y\"}\n")]
    [InlineData("markdown", "| a | b |\n| ---: | --- |\n| 1 | x, y |\n")]
    public async Task Query_writes_each_format(string format, string expected)
    {
        var run = await CliRun.OfAsync(["query", "RETURN 1 AS a, 'x, y' AS b", "--store", "memory:", "--format", format]);

        Assert.Equal(expected, run.Output.Replace(Environment.NewLine, "\n", StringComparison.Ordinal).Replace("\r\n", format == "csv" ? "\r\n" : "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Csv_does_not_hand_formulas_to_spreadsheets()
    {
        var run = await CliRun.OfAsync(["query", "RETURN '=cmd()' AS a, -5 AS b", "--store", "memory:", "--format", "csv"]);

        Assert.Contains("'=cmd(),-5", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_is_taken_from_the_environment_and_keeps_what_was_written()
    {
        var variable = ("NETGRAPH_STORE", "file:" + folder.File("env.db"));
        await CliRun.OfAsync(["query", "CREATE (:Host {key: '10.0.0.1'})"], variable);

        var run = await CliRun.OfAsync(["query", "MATCH (h:Host) RETURN h.key AS key", "--format", "csv"], variable);

        Assert.Equal("key\r\n10.0.0.1\r\n", run.Output);
    }

    [Fact]
    public async Task Import_rejects_nonsense_by_name_and_fails_only_when_nothing_was_read()
    {
        var nonsense = folder.File("nonsense.bin");
        var rules = folder.File("one.rules");
        await File.WriteAllTextAsync(nonsense, "\u0001\u0002 no capture", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(rules, "alert tcp any any -> any 80 (msg:\"one\"; content:\"x\"; sid:1; rev:1;)\n", TestContext.Current.CancellationToken);

        var bad = await CliRun.OfAsync(["import", nonsense, "--store", "memory:", "--json"]);
        var mixed = await CliRun.OfAsync(["import", nonsense, rules, folder.File("missing"), "--store", "memory:", "--json"]);

        Assert.Equal(ExitCodes.Failed, bad.Code);
        Assert.Equal(ExitCodes.Done, mixed.Code);
        var imports = JsonNode.Parse(mixed.Output)!["imports"]!.AsArray();
        Assert.Equal(3, imports.Count);
        Assert.NotEmpty(imports[0]!["diagnostics"]!.AsArray());
        Assert.Equal("rules", (string)imports[1]!["kind"]!);
        Assert.NotEmpty(imports[2]!["diagnostics"]!.AsArray());
        Assert.All(imports, i => Assert.Equal((long)i!["records"]!, (long)i["accepted"]! + (long)i["rejected"]!));
    }

    [Fact]
    public async Task Importing_a_file_again_is_a_duplicate_and_changes_nothing()
    {
        var store = "file:" + folder.File("twice.db");
        var rules = folder.File("twice.rules");
        await File.WriteAllTextAsync(rules, "alert tcp any any -> any 80 (msg:\"one\"; content:\"x\"; sid:1; rev:1;)\n", TestContext.Current.CancellationToken);

        var first = JsonNode.Parse((await CliRun.OfAsync(["import", rules, "--store", store, "--json"])).Output)!;
        var second = JsonNode.Parse((await CliRun.OfAsync(["import", rules, "--store", store, "--json"])).Output)!;

        Assert.False((bool)first["imports"]![0]!["duplicate"]!);
        Assert.True((bool)second["imports"]![0]!["duplicate"]!);
        Assert.True(JsonNode.DeepEquals(first["graph"], second["graph"]));
    }

    [Fact]
    public async Task Import_of_a_folder_does_not_follow_a_link_that_leads_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var inner = Directory.CreateDirectory(folder.File("loop")).FullName;
        await File.WriteAllTextAsync(Path.Combine(inner, "one.rules"), "alert tcp any any -> any 80 (msg:\"one\"; content:\"x\"; sid:1; rev:1;)\n", TestContext.Current.CancellationToken);
        Directory.CreateSymbolicLink(Path.Combine(inner, "back"), inner);

        var run = await CliRun.OfAsync(["import", inner, "--store", "memory:", "--json"]);

        Assert.Single(JsonNode.Parse(run.Output)!["imports"]!.AsArray());
    }

    [Fact]
    public async Task Query_without_rows_says_so()
    {
        var run = await CliRun.OfAsync(["query", "MATCH (n) RETURN n", "--store", "memory:"]);

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains("No rows.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_refuses_what_is_no_address_in_one_line()
    {
        var run = await CliRun.OfAsync(["serve", "--store", "memory:", "--urls", "foo"]);

        Assert.Equal(ExitCodes.WrongUsage, run.Code);
        Assert.Equal("netgraph: 'foo' is no address; expected one such as http://127.0.0.1:5180.", run.Error.Trim());
    }

    [Fact]
    public async Task Views_lists_every_view_with_its_question()
    {
        var run = await CliRun.OfAsync(["views", "--json"]);

        var views = JsonNode.Parse(run.Output)!["views"]!.AsArray();
        Assert.True(views.Count >= 20);
        Assert.All(views, v => Assert.EndsWith("?", (string)v!["question"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_verify_finds_a_written_store_sound()
    {
        var store = "file:" + folder.File("sound.db");
        await CliRun.OfAsync(["query", "UNWIND range(1, 100) AS i CREATE (:Host {key: toString(i)})", "--store", store]);

        var run = await CliRun.OfAsync(["store", "verify", "--store", store]);

        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.EndsWith("sound", run.Output.Trim(), StringComparison.Ordinal);
    }
}
