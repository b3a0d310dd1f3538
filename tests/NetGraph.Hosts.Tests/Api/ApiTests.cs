using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NetGraph.Api.Hosting;
using NetGraph.Cypher;
using NetGraph.PropertyGraph;

namespace NetGraph.Hosts.Tests.Api;

/// <summary>The server from outside, over HTTP, on a small network.</summary>
public sealed class ApiTests(ApiTests.Server server) : IClassFixture<ApiTests.Server>
{
    [Fact]
    public async Task Views_lists_the_catalogue()
    {
        var views = (await GetAsync("/api/v1/views"))["views"]!.AsArray();

        Assert.Contains(views, v => (string)v!["name"]! == "attack-graph" && (string)v["kind"]! == "graph");
    }

    [Fact]
    public async Task View_returns_rows_and_elements_whose_edges_have_both_ends()
    {
        var answer = await GetAsync("/api/v1/views/attack-graph");

        var nodes = answer["elements"]!["nodes"]!.AsArray().Select(n => (string)n!["data"]!["id"]!).ToHashSet(StringComparer.Ordinal);
        var edge = Assert.Single(answer["elements"]!["edges"]!.AsArray())!["data"]!;
        Assert.Equal("attacked", (string)edge["kind"]!);
        Assert.Equal(7, (double)edge["weight"]!);
        Assert.Contains((string)edge["source"]!, nodes);
        Assert.Contains((string)edge["target"]!, nodes);
    }

    [Fact]
    public async Task Query_returns_nodes_as_rows_and_elements()
    {
        var answer = await PostAsync("/api/v1/query", new { query = "MATCH (h:Host {key: $key}) RETURN h", parameters = new { key = "10.0.0.1" } });

        Assert.Equal("10.0.0.1", (string)answer["rows"]![0]!["h"]!["properties"]!["address"]!);
        Assert.Equal("host", (string)answer["elements"]!["nodes"]![0]!["data"]!["kind"]!);
        Assert.False((bool)answer["truncated"]!);
    }

    [Fact]
    public async Task Query_says_when_it_was_cut()
    {
        var answer = await PostAsync("/api/v1/query", new { query = "UNWIND range(1, 50) AS n RETURN n", limit = 10 });

        Assert.Equal(10, answer["rows"]!.AsArray().Count);
        Assert.True((bool)answer["truncated"]!);
        Assert.Equal(50, (int)answer["total"]!);
    }

    [Fact]
    public async Task Query_that_writes_is_refused_and_changes_nothing()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/v1/query", new { query = "CREATE (:Host {key: 'x'})" }, TestContext.Current.CancellationToken);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("Neo.ClientError.Statement.AccessMode", (string)problem["code"]!);
        Assert.Equal(3, (int)(await GetAsync("/api/v1/info"))["counts"]!["nodes"]!["Host"]!);
    }

    [Fact]
    public async Task Query_error_has_position_and_caret()
    {
        using var response = await server.Client.PostAsJsonAsync("/api/v1/query", new { query = "MATCH (n) RETURN m" }, TestContext.Current.CancellationToken);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(18, (int)problem["position"]!["column"]!);
        Assert.EndsWith("^", (string)problem["caret"]!, StringComparison.Ordinal);
        Assert.Equal("42N62", (string)problem["gqlStatus"]!);
    }

    [Fact]
    public async Task Query_is_told_of_names_that_the_store_has_not()
    {
        var told = await PostAsync("/api/v1/query", new { query = "MATCH (h:Hots) RETURN h" });
        var untold = await PostAsync("/api/v1/query", new { query = "MATCH (h:Host) RETURN h" });

        var note = Assert.Single(told["notifications"]!.AsArray())!;
        Assert.Equal("Neo.ClientNotification.Statement.UnknownLabelWarning", (string)note["code"]!);
        Assert.Equal(("Host", "warning", 10), ((string)note["suggestion"]!, (string)note["severity"]!, (int)note["position"]!["column"]!));
        Assert.Empty(untold["notifications"]!.AsArray());
    }

    [Theory]
    [InlineData("{\"query\": 5}")]
    [InlineData("not json")]
    [InlineData("{\"query\": \"\"}")]
    [InlineData("{\"query\": \"RETURN 1\", \"limit\": -1}")]
    [InlineData("{\"query\": \"RETURN 1\", \"limit\": 1000000}")]
    [InlineData("{\"query\": \"RETURN 1\", \"timeoutMs\": 0}")]
    [InlineData("{\"query\": \"RETURN 1\", \"parameters\": []}")]
    [InlineData("{\"query\": \"RETURN $missing\"}")]
    [InlineData("{\"query\": \"RETURN $a\", \"parameters\": {\"a\": 1, \"a\": 2}}")]
    public async Task Query_that_makes_no_sense_is_a_problem_not_a_crash(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(new Uri("/api/v1/query", UriKind.Relative), content, TestContext.Current.CancellationToken);

        await ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Query_is_stopped_at_its_timeout()
    {
        var query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)";
        using var response = await server.Client.PostAsJsonAsync("/api/v1/query", new { query, timeoutMs = 200 }, TestContext.Current.CancellationToken);

        var problem = await ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Transaction", (string)problem["code"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNWIND range(1, 10000) AS n RETURN n, [x IN range(1, 100000) | x] AS list")]
    [InlineData("RETURN reduce(l = [1], x IN range(1, 60) | [l, l]) AS l")]
    [InlineData("RETURN reduce(s = 'a', x IN range(1, 60) | s + s) AS s")]
    public async Task Query_that_eats_memory_is_stopped(string query)
    {
        using var response = await server.Client.PostAsJsonAsync("/api/v1/query", new { query, limit = 10_000 }, TestContext.Current.CancellationToken);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", (string)problem["code"]!);
    }

    [Fact]
    public async Task Query_with_endless_rows_is_cut_and_its_total_left_open()
    {
        var answer = await PostAsync("/api/v1/query", new { query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN a, b", limit = 5 });

        Assert.True((bool)answer["truncated"]!);
        Assert.Null(answer["total"]);
    }

    [Theory]
    [InlineData("/api/v1/views/conversations?limit=2000000")]
    [InlineData("/api/v1/views/conversations?param=limit=2000000")]
    [InlineData("/api/v1/views/conversations?param=limit=word")]
    [InlineData("/api/v1/search?q=10&limit=2147483647")]
    [InlineData("/api/v1/hosts/10.0.0.1/neighbours?limit=2000000")]
    [InlineData("/api/v1/paths?from=10.0.0.1&to=10.0.0.2&max=99")]
    [InlineData("/api/v1/paths?from=10.0.0.1&to=10.0.0.2&types=CONNECTED_TO]-(x)")]
    public async Task What_asks_for_too_much_is_refused(string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        await ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/views/nothing")]
    [InlineData("/api/v1/hosts/9.9.9.9")]
    [InlineData("/api/v1/nodes/n99999/neighbours")]
    public async Task What_is_not_there_is_404_with_a_problem(string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        await ProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Host_comes_with_its_services()
    {
        var host = await GetAsync("/api/v1/hosts/10.0.0.1");

        Assert.Equal("10.0.0.1", (string)host["host"]!["properties"]!["address"]!);
        Assert.Equal("confirmed", (string)host["services"]![0]!["grade"]!);
    }

    [Fact]
    public async Task Neighbours_are_grouped_and_counted()
    {
        var id = (string)(await PostAsync("/api/v1/query", new { query = "MATCH (h:Host {key: '10.0.0.1'}) RETURN h" }))["rows"]![0]!["h"]!["id"]!;

        var answer = await GetAsync($"/api/v1/nodes/{id}/neighbours?limit=1");

        Assert.Equal(3, answer["groups"]!.AsArray().Count);
        Assert.True((bool)answer["truncated"]!);
        Assert.Equal(3, (int)answer["total"]!);
    }

    [Theory]
    [InlineData("10.0", "10.0.0.1")]
    [InlineData("10.0.0.1:tcp/80", "10.0.0.1:tcp/80")]
    [InlineData("cmd attack", "1:1002")]
    [InlineData("1:1002", "1:1002")]
    public async Task Search_finds_by_prefix_and_words(string text, string key)
    {
        var results = (await GetAsync($"/api/v1/search?q={Uri.EscapeDataString(text)}"))["results"]!.AsArray();

        Assert.Contains(results, r => (string)r!["key"]! == key);
    }

    [Fact]
    public async Task Path_between_hosts_is_found()
    {
        var answer = await GetAsync("/api/v1/paths?from=10.0.0.1&to=198.51.100.7");

        Assert.Single(answer["rows"]!.AsArray());
    }

    [Fact]
    public async Task Page_comes_with_headers_that_keep_it_to_itself()
    {
        using var response = await server.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Request_under_another_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/info");
        request.Headers.Host = "evil.example";
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Api_describes_itself()
    {
        var description = await GetAsync("/openapi/v1.json");

        Assert.Contains("/api/v1/views/{name}", description["paths"]!.AsObject().Select(p => p.Key));
        using var health = await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private async Task<JsonObject> GetAsync(string path) =>
        (await server.Client.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    private async Task<JsonObject> PostAsync(string path, object body)
    {
        using var response = await server.Client.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private static async Task<JsonObject> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>A server on a free port over three hosts, a service, a rule and an attack.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private const string Network = """
            CREATE (a:Host {key: '10.0.0.1', address: '10.0.0.1', version: 4, internal: true, roles: ['web']}),
                   (b:Host {key: '198.51.100.7', address: '198.51.100.7', version: 4, internal: false}),
                   (c:Host {key: '10.0.0.2', address: '10.0.0.2', version: 4, internal: true}),
                   (s:Service {key: '10.0.0.1:tcp/80', transport: 'tcp', number: 80, name: 'http', grade: 'confirmed', reason: 'answered', alerts: 7, conversations: 1}),
                   (r:Rule {key: '1:1002', gid: 1, sid: 1002, msg: 'WEB cmd attack', trust: 'flowAndContent'}),
                   (b)-[:ATTACKED {alerts: 7, rules: 1, priority: 1}]->(a),
                   (b)-[:CONNECTED_TO {transport: 'tcp', sourcePort: 40000, targetPort: 80, packets: 9, bytes: 900, replyPackets: 8, replyBytes: 8000}]->(a),
                   (a)-[:OFFERS]->(s), (r)-[:SUPPORTS {alerts: 7, grade: 'confirmed'}]->(s)
            """;

        private IGraphStore? _store;
        private WebApplication? _app;

        public HttpClient Client { get; private set; } = new();

        public async ValueTask InitializeAsync()
        {
            await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddEmbeddedStore().AddSingleton<GraphStoreRegistry>().BuildServiceProvider();
            _store = await services.GetRequiredService<GraphStoreRegistry>().OpenAsync("memory:", CancellationToken.None);
            await _store.WriteAsync(
                async (transaction, token) =>
                {
                    await using var result = await transaction.RunAsync(Network, new Dictionary<string, GraphValue>(StringComparer.Ordinal), QueryLimits.Unlimited, token);
                    return await result.SummarizeAsync(token);
                },
                CancellationToken.None);
            _app = ApiHost.Build(_store, new ApiOptions { Urls = ["http://127.0.0.1:0"] });
            await _app.StartAsync();
            Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            if (_app is not null)
                await _app.DisposeAsync();
            if (_store is not null)
                await _store.DisposeAsync();
        }
    }
}
