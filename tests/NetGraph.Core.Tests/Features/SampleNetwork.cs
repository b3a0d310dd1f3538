using NetGraph.Core.Analysis;
using NetGraph.Core.Features.Imports;
using NetGraph.Core.Mapping;
using NetGraph.Import;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;
using NetGraph.Testing;

namespace NetGraph.Core.Tests.Features;

/// <summary>
/// A network small enough to know by heart: the web server 10.0.0.1 and the workstation 10.0.0.2 inside, the attacker 192.0.2.7 and
/// the web site 198.51.100.1 outside.
/// </summary>
internal static class SampleNetwork
{
    public static async Task<IGraphStore> CreateAsync(CancellationToken cancellationToken)
    {
        var store = await EmbeddedStores.OpenMemoryAsync(cancellationToken);
        await store.EnsureSchemaAsync(GraphSchema.Request, cancellationToken);
        foreach (var (observations, name) in Inputs())
        {
            var record = new ImportRecord(name, name, 100, Observations.Start, Observations.Start);
            await store.BulkWriteAsync(ObservationMapper.Map(observations, record, HomeNetworks.Private), cancellationToken);
        }

        await NetworkAnalysis.RunAsync(store, cancellationToken);
        return store;
    }

    public static ImportFilesHandler Importer(IGraphStore store) => new(store, new ImportReader(), TimeProvider.System);

    private static IEnumerable<(ImportObservations Observations, string Name)> Inputs()
    {
        var handshake = Observations.Tcp("192.0.2.7", 40000, "10.0.0.1", 80) with
        {
            Packets = 4,
            ReplyPackets = 3,
            PayloadBytes = 100,
            ReplyPayloadBytes = 2000,
            SynAnswered = true,
            State = "SF",
        };
        var refused = Observations.Tcp("192.0.2.7", 40001, "10.0.0.1", 1080) with { ReplyPackets = 1, State = "REJ" };
        var outward = Observations.Tcp("10.0.0.2", 62513, "198.51.100.1", 443) with
        {
            Packets = 9,
            ReplyPackets = 8,
            PayloadBytes = 10,
            ReplyPayloadBytes = 10,
            SynAnswered = true,
            State = "SF",
        };
        var serverOut = Observations.Tcp("10.0.0.1", 50000, "198.51.100.1", 6000) with { ReplyPackets = 1, SynAnswered = true, State = "S1" };
        var data = Observations.Tcp("192.0.2.7", 20, "10.0.0.2", 53) with { Packets = 5 };
        var zero = Observations.Tcp("192.0.2.7", 0, "10.0.0.1", 0) with { Packets = 2 };
        var ping = new ConversationObservation
        {
            Key = new FlowKey(Observations.Address("192.0.2.7"), Observations.Address("10.0.0.1"), TransportProtocol.Icmp, null, null),
            Packets = 3,
            IcmpType = 8,
            IcmpCode = 0,
            FirstSeen = Observations.Start,
            LastSeen = Observations.Start,
        };
        var capture = Observations.Of(ImportKind.Pcap, conversations: [handshake, refused, outward, serverOut, data, zero, ping]) with
        {
            MacSightings = [new MacSighting(Observations.Address("10.0.0.2"), new MacAddress(0x00000c04b233), 9, [36, 122], Observations.Start, Observations.Start)],
        };
        yield return (capture, "a.pcap");
        yield return (Observations.Of(ImportKind.Rules, rules: [Observations.Rule(1070), Observations.Rule(1748) with { HasContent = false, Trust = RuleTrust.FlowOnly, TargetPort = "21" }]), "a.rules");
        yield return (Observations.Of(ImportKind.SnortFast, alerts:
        [
            Observations.Alert("192.0.2.7", 40000, "10.0.0.1", 80, 1, 1070),
            Observations.Alert("192.0.2.7", 40000, "10.0.0.1", 80, 1, 1070),
            Observations.Alert("192.0.2.7", 40002, "10.0.0.2", 21, 1, 1748),
            Observations.Alert("198.51.100.1", 6000, "10.0.0.1", 50000, 1, 1227),
        ]), "a.alert");
    }
}
