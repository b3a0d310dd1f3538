using NetGraph.Import.Observations;
using NetGraph.Testing;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

/// <summary>The Honeynet Project's scan of the month of September 2001, whose facts are known from other tools.</summary>
public sealed class HoneynetCaptureTests
{
    private const string Capture = "data/pairs/honeynet-sotm19-2001/newdat3.log";

    [Fact]
    public void Honeynet_capture_holds_the_packets_hosts_and_conversations_that_others_count()
    {
        var read = Read();

        Assert.Equal(ImportKind.Pcap, read.Kind);
        Assert.Equal((24_440, 24_440, 0), (read.Records, read.Accepted, read.Rejected));
        Assert.Equal(17, read.Hosts.Count);
        Assert.Equal(10_531, read.Conversations.Count(c => c.Key.Transport == TransportProtocol.Tcp));
        Assert.Equal(6, read.Conversations.Count(c => c.Key.Transport == TransportProtocol.Udp));
        Assert.Equal(10_507, read.Conversations.Count(c => c.Key.Transport == TransportProtocol.Tcp && IsWith(c, "207.35.251.172")));
        Assert.Equal(new DateTime(2001, 9, 16, 3, 6, 5, DateTimeKind.Utc), DateTime.UnixEpoch.AddSeconds(read.FirstSeen!.Value.Seconds));
        Assert.Equal(new DateTime(2001, 9, 17, 2, 9, 7, DateTimeKind.Utc), DateTime.UnixEpoch.AddSeconds(read.LastSeen!.Value.Seconds));
    }

    [Fact]
    public void Honeynet_services_are_the_senders_of_syn_ack()
    {
        string[] expected =
        [
            "192.168.1.102:21", "192.168.1.102:23", "192.168.1.102:24", "192.168.1.102:25", "192.168.1.102:79", "192.168.1.102:98",
            "192.168.1.102:111", "192.168.1.102:513", "192.168.1.102:515", "192.168.1.102:921", "192.168.1.102:1024", "192.168.1.102:1026",
            "192.168.1.102:1027", "192.168.1.102:1028", "193.231.236.42:21", "207.35.251.172:113", "64.4.49.71:25",
        ];

        var found = Read().Conversations.Where(c => c.SynAnswered).Select(c => $"{c.Key.Target}:{c.Key.TargetPort}").Distinct();

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static bool IsWith(ConversationObservation conversation, string address) =>
        conversation.Key.Source.ToString() == address || conversation.Key.Target.ToString() == address;

    private static ImportObservations Read()
    {
        if (!SharedData.TryFind(Capture, out var path))
            Assert.Skip($"no reference data beside the repository: ../shared/{Capture}");
        return CaptureFiles.Read(path);
    }
}
