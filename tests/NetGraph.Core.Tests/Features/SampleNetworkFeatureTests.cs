using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Core.Analysis;
using NetGraph.Core.Features;
using NetGraph.Core.Features.Hosts;
using NetGraph.Core.Features.Imports;
using NetGraph.Core.Features.Paths;
using NetGraph.Core.Features.Queries;
using NetGraph.Core.Features.Search;
using NetGraph.Core.Features.Stores;
using NetGraph.Core.Mapping;
using NetGraph.Core.Model;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Core.Tests.Features;

public sealed class SampleNetworkFeatureTests(SampleNetworkFixture network) : IClassFixture<SampleNetworkFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetHost_shows_services_with_their_evidence()
    {
        var host = await new GetHostHandler(network.Store).Handle(new GetHost("10.0.0.1"), Token);

        Assert.NotNull(host);
        Assert.Equal(["10.0.0.1:tcp/80", "10.0.0.1:tcp/1080", "10.0.0.1:tcp/none"], host.Services.Select(s => s.Key));
        Assert.Equal(new ServiceEvidenceItem("1:1070", "message", true, 2, "confirmed", host.Services[0].Evidence[0].Reason), Assert.Single(host.Services[0].Evidence));
        Assert.Equal(new HostAlerts(0, 3, 0, 2), host.Alerts);
        Assert.Equal(new HostConversations(1, 4), host.Conversations);
        Assert.False(host.Truncated);
    }

    [Fact]
    public async Task GetHost_gives_nothing_for_an_unknown_host() => Assert.Null(await new GetHostHandler(network.Store).Handle(new GetHost("10.9.9.9"), Token));

    [Fact]
    public async Task GetNeighbours_counts_everything_and_draws_no_more_than_asked()
    {
        var answer = await new GetNeighboursHandler(network.Store).Handle(new GetNeighbours("10.0.0.1", ["CONNECTED_TO"], Limit: 1), Token);

        Assert.NotNull(answer);
        Assert.Contains(new NeighbourGroup("CONNECTED_TO", "in", "Host", 4, 1), answer.Groups);
        Assert.Contains(new NeighbourGroup("CONNECTED_TO", "out", "Host", 1, 1), answer.Groups);
        Assert.Contains(answer.Groups, g => g.Type == "OFFERS");
        Assert.Equal((true, 2L), (answer.Truncated, answer.Total));
        Assert.Equal(4.0, (double)Assert.Single(answer.Elements.Edges).Data["weight"]!);
        Assert.Equal(2, answer.Elements.Nodes.Count);
    }

    [Theory]
    [InlineData("10.0.0.", "Host", "10.0.0.1")]
    [InlineData("10.0.0.1:tcp/8", "Service", "10.0.0.1:tcp/80")]
    [InlineData("messa", "Rule", "1:1070")]
    [InlineData("1748", "Rule", "1:1748")]
    [InlineData("http", "Port", "tcp/80")]
    [InlineData("tcp/21", "Port", "tcp/21")]
    [InlineData("00:00:0c", "Mac", "00:00:0c:04:b2:33")]
    public async Task SearchGraph_finds_by_prefix_number_and_words(string text, string kind, string key)
    {
        var answer = await new SearchGraphHandler(network.Store).Handle(new SearchGraph(text), Token);

        Assert.Equal((kind, key), (answer.Results[0].Kind, answer.Results[0].Key));
        Assert.False(answer.Truncated);
    }

    [Fact]
    public async Task SearchGraph_says_when_there_are_more_hits()
    {
        var answer = await new SearchGraphHandler(network.Store).Handle(new SearchGraph("10.", Limit: 1), Token);

        Assert.Equal((1, true), (answer.Results.Count, answer.Truncated));
    }

    [Fact]
    public async Task FindPaths_walks_relationships_in_either_direction()
    {
        var answer = await new FindPathsHandler(network.Store).Handle(new FindPaths("192.0.2.7", "198.51.100.1", ["CONNECTED_TO"]), Token);

        Assert.Equal(2, Assert.Single(answer.Rows)[0].AsPath().Length);
        Assert.Equal((3, 2), (answer.Elements.Nodes.Count, answer.Elements.Edges.Count));
    }

    [Theory]
    [InlineData("a", "a", "CONNECTED_TO", 3, "same host")]
    [InlineData("a", "b", "KNOWS", 3, "no relationship type 'KNOWS'")]
    [InlineData("a", "b", "CONNECTED_TO", 99, "expected 1 to 15")]
    public void FindPaths_is_checked_before_it_becomes_text(string from, string to, string type, int max, string expected) =>
        Assert.Contains(expected, Assert.Single(new FindPaths(from, to, [type], max).Validate()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunQuery_draws_edges_whose_ends_the_rows_do_not_hold(bool mayWrite)
    {
        var answer = await RunQueryAsync("MATCH (:Host {key: '192.0.2.7'})-[x:ATTACKED]->() RETURN x", null, mayWrite);

        Assert.Equal((3, 2), (answer.Elements.Nodes.Count, answer.Elements.Edges.Count));
    }

    [Fact]
    public async Task RunQuery_cuts_at_its_limit_and_says_so()
    {
        var answer = await RunQueryAsync("UNWIND range(1, 10) AS x RETURN x", 3, allowWrites: false);

        Assert.Equal((3, true, 10L), (answer.Rows.Count, answer.Truncated, answer.Total));
    }

    [Fact]
    public async Task RunQuery_writes_only_when_it_may()
    {
        await using var store = await NetGraph.Testing.EmbeddedStores.OpenMemoryAsync(Token);
        var write = new RunQuery("CREATE (:Note {text: 'x'})", new Dictionary<string, GraphValue>(), QueryLimits.Unlimited);

        await Assert.ThrowsAsync<QueryException>(() => new RunQueryHandler(store).Handle(write, Token));
        var answer = await new RunQueryHandler(store).Handle(write with { AllowWrites = true }, Token);

        Assert.Equal(1, answer.Summary.Changes.NodesCreated);
        Assert.Equal(1, (await store.CountAsync(Token)).NodesByLabel["Note"]);
    }

    [Fact]
    public async Task GetStoreInfo_counts_what_is_there()
    {
        var info = await new GetStoreInfoHandler(network.Store).Handle(new GetStoreInfo(), Token);

        Assert.Equal((4L, 3L, 3L, false), (info.Counts.Nodes["Host"], info.Counts.Nodes["Alert"], info.Imports, info.Generated));
    }

    [Fact]
    public async Task ListImports_lists_each_input_once()
    {
        var imports = await new ListImportsHandler(network.Store).Handle(new ListImports(), Token);

        Assert.Equal(["a.alert", "a.pcap", "a.rules"], imports.Select(i => i.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NetworkAnalysis_changes_nothing_the_second_time()
    {
        await using var store = await SampleNetwork.CreateAsync(Token);
        var before = await DumpAsync(store);

        await NetworkAnalysis.RunAsync(store, Token);

        Assert.Equal(before, await DumpAsync(store));
    }

    [Fact]
    public async Task NetworkAnalysis_takes_back_what_new_rules_disprove()
    {
        await using var store = await SampleNetwork.CreateAsync(Token);
        var content = ObservationMapper.Map(
            Observations.Of(ImportKind.Rules, rules: [Observations.Rule(1070) with { HasContent = false, Trust = RuleTrust.FlowOnly }]),
            new ImportRecord("b.rules", "b", 1, Observations.Start, Observations.Start),
            HomeNetworks.Private);
        await store.BulkWriteAsync(content, Token);

        await NetworkAnalysis.RunAsync(store, Token);

        var rows = await RowsAsync(store, "MATCH (:Rule {key: '1:1070'})-[e]->(s:Service) RETURN type(e), s.grade", Token);
        Assert.Equal(["'CONTRADICTS', 'confirmed'"], rows);
    }

    [Fact]
    public void AddNetGraphCore_registers_a_handler_for_every_request()
    {
        var services = new ServiceCollection();
        services.AddNetGraphCore();

        var requests = typeof(CoreServices).Assembly.GetTypes().Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))).ToArray();
        Assert.NotEmpty(requests);
        foreach (var request in requests)
            Assert.Single(services, s => s.ServiceType.IsGenericType && s.ServiceType.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && s.ServiceType.GenericTypeArguments[0] == request);
    }

    private Task<QueryAnswer> RunQueryAsync(string cypher, long? limit, bool allowWrites) =>
        new RunQueryHandler(network.Store).Handle(new RunQuery(cypher, new Dictionary<string, GraphValue>(), new QueryLimits(MaxRows: limit), allowWrites), Token);

    private static async Task<IReadOnlyList<string>> RowsAsync(IGraphStore store, string cypher, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync((graph, token) => QueryRunner.RowsAsync(graph, cypher, new Dictionary<string, GraphValue>(), token), cancellationToken);
        return [.. rows.Select(r => string.Join(", ", r)).Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<string>> DumpAsync(IGraphStore store) =>
    [
        .. await RowsAsync(store, "MATCH (n) RETURN labels(n), properties(n)", Token),
        .. await RowsAsync(store, "MATCH (a)-[r]->(b) RETURN a.key, type(r), properties(r), b.key", Token),
    ];
}
