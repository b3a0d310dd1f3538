using NetGraph.Cypher.Storage;
using NetGraph.PropertyGraph;

namespace NetGraph.Benchmarks.Graph;

/// <summary>
/// The graph that query times are measured on: 20,000 hosts, 1,000,000 CONNECTED_TO with 12 properties, 200,000 alerts and
/// 2,500 rules. Ports and targets are skewed as in real traffic. Host <see cref="Hub"/> has 10,000 neighbours, host
/// <see cref="SmallHub"/> has 100; neither takes part in any other conversation.
/// </summary>
/// <remarks>The same rows on every machine: see <see cref="Lcg"/>.</remarks>
internal sealed class BenchGraph
{
    public const int Hub = 0;
    public const int SmallHub = 1;
    private const int HubNeighbours = 10_000;
    private const int SmallHubNeighbours = 100;
    private const long Epoch = 1_700_000_000;

    private static readonly int[] KnownPorts =
        [443, 80, 53, 22, 445, 123, 25, 3389, 8080, 389, 88, 135, 139, 993, 587, 110, 143, 21, 23, 161, 3306, 5432, 1433, 5060, 1900, 8443, 67, 514, 636, 6379];

    private static readonly string[] Protocols = ["tcp", "tcp", "tcp", "tcp", "udp", "udp", "icmp", "tcp"];
    private static readonly string[] States = ["established", "closed", "closed", "reset", "attempted"];
    private static readonly string[] Trusts = ["established", "neither", "proposed", "neither", "neither"];
    private static readonly string[] Classifications = ["trojan-activity", "attempted-recon", "web-application-attack", "policy-violation", "misc-activity"];

    /// <param name="scale">Share of the full size, above 0 and up to 1; the hubs keep at most the hosts there are.</param>
    public BenchGraph(double scale = 1)
    {
        var random = new Lcg(20261124);
        Hosts = MakeHosts(random, Scaled(20_000, scale));
        Rules = MakeRules(random, Scaled(2_500, scale));
        Connections = MakeConnections(random, Scaled(1_000_000, scale), Hosts.Length);
        Alerts = MakeAlerts(random, Scaled(200_000, scale), Hosts.Length, Rules);
    }

    public BenchHost[] Hosts { get; }

    public BenchConnection[] Connections { get; }

    public BenchAlert[] Alerts { get; }

    public BenchRule[] Rules { get; }

    /// <summary>Writes everything into an empty store, with unique keys on <c>Host.address</c> and <c>Rule.sid</c>.</summary>
    public void Load(GraphStorage storage)
    {
        using var writer = storage.BeginWrite();
        writer.CreateIndex(writer.InternLabel("Host"), writer.InternKey("address"), unique: true);
        writer.CreateIndex(writer.InternLabel("Rule"), writer.InternKey("sid"), unique: true);
        new BenchLoader(writer).Load(this);
        writer.Commit();
    }

    private static int Scaled(int count, double scale) => Math.Max(8, (int)(count * scale));

    private static BenchHost[] MakeHosts(Lcg random, int count)
    {
        var hosts = new BenchHost[count];
        for (var id = 0; id < count; id++)
        {
            var isInternal = random.Next(10) < 3;
            var network = isInternal ? $"10.{id / 4096}.0.0/16" : null;
            var address = isInternal ? $"10.{id / 4096}.{id / 16 % 256}.{id % 16}" : $"{id % 99 + 100}.{id / 8192 + 1}.{id / 64 % 128}.{id % 64}";
            hosts[id] = new BenchHost(address, isInternal, network, random.Next(1_000_000), random.Next(1_000_000));
        }

        return hosts;
    }

    private static BenchRule[] MakeRules(Lcg random, int count)
    {
        var rules = new BenchRule[count];
        for (var id = 0; id < count; id++)
        {
            var classification = Classifications[random.Next(Classifications.Length)];
            rules[id] = new BenchRule(2_000_000 + id, 1, random.Between(1, 9), $"ET {classification} rule {id}", Trusts[random.Next(Trusts.Length)], classification);
        }

        return rules;
    }

    private static BenchConnection[] MakeConnections(Lcg random, int count, int hosts)
    {
        var connections = new BenchConnection[count];
        var hubEnd = Math.Min(HubNeighbours, Math.Min(hosts - 2, count / 2));
        var smallHubEnd = hubEnd + Math.Min(SmallHubNeighbours, Math.Min(hosts - 2, count / 4));
        for (var id = 0; id < count; id++)
        {
            // The hubs' conversations are spread evenly over the ids.
            var place = (int)(id * 7919L % count);
            var (source, target) = place < hubEnd ? (Hub, 2 + place)
                : place < smallHubEnd ? (SmallHub, 2 + place - hubEnd)
                : (2 + random.Next(hosts - 2), 2 + random.Skewed(hosts - 2));
            connections[id] = MakeConnection(random, source, target, id);
        }

        return connections;
    }

    private static BenchConnection MakeConnection(Lcg random, int source, int target, int id)
    {
        var packets = 1 + random.Skewed(5_000);
        var replies = random.Skewed(5_000);
        return new BenchConnection(
            source,
            target,
            Protocols[random.Next(Protocols.Length)],
            SourcePort(random),
            TargetPort(random),
            packets,
            packets * (long)random.Between(40, 1_500),
            replies,
            replies * (long)random.Between(40, 1_500),
            packets * (long)random.Between(0, 1_400),
            1 + random.Skewed(20),
            States[random.Next(States.Length)],
            random.Next(3_600_000) / 1000.0,
            Epoch + id / 12);
    }

    private static BenchAlert[] MakeAlerts(Lcg random, int count, int hosts, BenchRule[] rules)
    {
        var alerts = new BenchAlert[count];
        for (var id = 0; id < count; id++)
        {
            var rule = random.Skewed(rules.Length);
            alerts[id] = new BenchAlert(
                random.Skewed(hosts),
                random.Skewed(hosts),
                rule,
                Protocols[random.Next(Protocols.Length)],
                SourcePort(random),
                TargetPort(random),
                random.Between(1, 4),
                rules[rule].Message,
                Epoch + id / 2);
        }

        return alerts;
    }

    private static int SourcePort(Lcg random) => random.Next(20) switch
    {
        0 => random.Between(1, 1_023),
        < 4 => random.Between(1_024, 32_767),
        _ => random.Between(32_768, 60_999),
    };

    private static int TargetPort(Lcg random) => random.Next(100) < 85 ? KnownPorts[random.Skewed(KnownPorts.Length)] : random.Between(1, 65_535);
}
