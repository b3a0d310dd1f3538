using NetGraph.Core.Catalogue;
using NetGraph.Core.Features;
using NetGraph.Core.Features.Views;
using NetGraph.Core.Model;
using NetGraph.PropertyGraph;
using Xunit;

namespace NetGraph.Core.Tests.Features;

/// <summary>One sample network for all the views.</summary>
public sealed class SampleNetworkFixture : IAsyncLifetime
{
    public IGraphStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await SampleNetwork.CreateAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

public sealed class RunViewTests(SampleNetworkFixture network) : IClassFixture<SampleNetworkFixture>
{
    public static TheoryData<string> Names => [.. ViewCatalogue.Instance.Views.Select(v => v.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // View, its first row.
    public static TheoryData<string, string> FirstRows => new()
    {
        { "top-destination-ports", "8, 62513, 0, 0" },
        { "distinct-destination-ports", "6, 6" },
        { "zero-ports", "2, 3, 5" },
        { "ftp-data", "'192.0.2.7', '10.0.0.2', 53, 5, 5" },
        { "port-pairs-privileged", "5, 20, 53" },
        { "port-pairs-high-destination", "8, 443, 62513" },
        { "port-pairs-counted", "8, 443, 62513, 0" },
        { "port-pairs", "20, 53, 5" },
        { "attackers-by-targets", "'192.0.2.7', false, 2, 3, 2001-09-09T01:46:40Z, 2001-09-09T01:46:40Z" },
        { "attackers-by-alerts", "'192.0.2.7', false, 3, 2, 2, 2001-09-09T01:46:40Z, 2001-09-09T01:46:40Z" },
        { "targets-by-alerts", "'10.0.0.1', true, 3, 2, 2" },
        { "alerts-by-rule", "'1:1070', 'message', 'flowAndContent', 2, 1, 1" },
        { "hosts-and-roles", "'10.0.0.1', ['web'], ['tcp/80'], '10.0.0.0/8'" },
        { "machines-by-role", "'web', 1, ['10.0.0.1']" },
        { "outbound-talkers", "'10.0.0.1', 2, 5" },
        { "talks-out-offers-nothing", "'10.0.0.2', 1, 9" },
        { "inbound-reach", "2, 1, 1" },
        { "top-inside-sources", "'10.0.0.2', 9" },
        { "top-outside-targets", "'198.51.100.1', 10" },
        { "top-outside-sources", "'192.0.2.7', 15" },
        { "top-inside-targets", "'10.0.0.2', 13" },
        { "ttl-by-source", "'10.0.0.2', '00:00:0c:04:b2:33', [36, 122], 2, 9" },
        { "topology", "'00:00:0c:04:b2:33', '10.0.0.0/8', 1, 9" },
        { "servers-that-connect-out", "'10.0.0.1', ['web'], 'tcp', 6000, 1, 1, 1" },
        { "x11-connections-out", "'10.0.0.1', ['web'], 1, 1, ['1:1227 message']" },
        { "rule-quality", "2, 2, 0, 0, 0" },
        { "rules-by-trust", "'flowAndContent', 'tcp', 1" },
        { "naive-services", "'10.0.0.1', 'tcp', 80, 2, 1, 'confirmed', 'The SYN was answered by SYN+ACK in the only conversation. The rule 1:1070 (message) asks for an established flow and checks content; it fired at the destination, where it says the service is.'" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task RunView_runs_every_view_and_gets_the_columns_its_header_names(string name)
    {
        var view = ViewCatalogue.Instance.Find(name)!;

        var answer = await RunAsync(new RunView(name, new Dictionary<string, GraphValue>()));

        Assert.Equal(view.Columns.Select(c => c.Name), answer.Columns);
        Assert.NotEmpty(answer.Rows);
        if (view.Kind == ViewKind.Graph || view.Chain.Count > 0)
        {
            Assert.NotEmpty(answer.Elements.Nodes);
            Assert.NotEmpty(answer.Elements.Edges);
        }
    }

    [Theory]
    [MemberData(nameof(FirstRows))]
    public async Task RunView_answers_its_question(string name, string firstRow)
    {
        var parameters = name == "port-pairs" ? new Dictionary<string, GraphValue> { ["commonest"] = 2 } : [];

        var answer = await RunAsync(new RunView(name, parameters));

        Assert.Equal(firstRow, string.Join(", ", answer.Rows[0]));
    }

    [Fact]
    public async Task RunView_says_when_it_cut_the_answer()
    {
        var cut = await RunAsync(new RunView("conversations", new Dictionary<string, GraphValue>(), Limit: 6));
        var whole = await RunAsync(new RunView("conversations", new Dictionary<string, GraphValue>(), Limit: 7));

        Assert.Equal((6, true, 7L), (cut.Rows.Count, cut.Truncated, cut.Total));
        Assert.Equal((7, false, 7L), (whole.Rows.Count, whole.Truncated, whole.Total));
    }

    [Fact]
    public async Task RunView_draws_attacker_rule_and_target_as_a_chain_with_weights()
    {
        var elements = (await RunAsync(new RunView("attacker-rule-target", new Dictionary<string, GraphValue>()))).Elements;

        Assert.Equal(["host", "rule"], elements.Nodes.Select(n => n.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([2.0, 2.0, 1.0, 1.0, 1.0, 1.0], elements.Edges.Select(e => (double)e.Data["weight"]!));
    }

    [Fact]
    public void RunView_reads_text_by_the_types_of_its_parameters()
    {
        var view = RunView.FromText("services-by-grade", new Dictionary<string, string> { ["grade"] = "rejected", ["internalOnly"] = "true", ["limit"] = "5" });

        Assert.Equal(["'rejected'", "true", "5"], view.Parameters.Values.Select(v => v.ToString()));
        Assert.Empty(view.Validate());
    }

    [Theory]
    [InlineData("no-such-view", "limit", "1", "There is no view 'no-such-view'")]
    [InlineData("imports", "colour", "1", "has no parameter 'colour'")]
    [InlineData("imports", "limit", "many", "expected integer")]
    public void RunView_refuses_text_that_does_not_fit(string name, string parameter, string value, string expected)
    {
        var error = Assert.Throws<InvalidRequestException>(() => RunView.FromText(name, new Dictionary<string, string> { [parameter] = value }));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private Task<QueryAnswer> RunAsync(RunView view)
    {
        Assert.Empty(view.Validate());
        return new RunViewHandler(network.Store).Handle(view, Token);
    }
}
