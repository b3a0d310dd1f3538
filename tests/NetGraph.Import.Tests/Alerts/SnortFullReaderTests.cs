using System.Text;
using NetGraph.Import.Alerts;
using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Import.Tests.Alerts;

public sealed class SnortFullReaderTests
{
    private const string Plain = """
        [**] [1:1748:8] FTP command overflow attempt [**]
        [Classification: Generic Protocol Command Decode] [Priority: 3]
        08/24-05:34:18.634488 138.97.18.88:61924 -> 64.4.12.158:1863
        TCP TTL:122 TOS:0x0 ID:544 IpLen:20 DgmLen:209 DF
        ***AP*** Seq: 0x1  Ack: 0x2  Win: 0x43EE  TcpLen: 20
        [Xref => http://www.securityfocus.com/bid/4638]

        """;

    private const string WithEthernet = """
        [**] [1:1748:8] FTP command overflow attempt [**]
        [Classification: Generic Protocol Command Decode] [Priority: 3]
        08/24-05:34:18.634488 0:0:C:4:B2:33 -> 0:3:E3:D9:26:C0 type:0x800 len:0xDF
        138.97.18.88:61924 -> 64.4.12.158:1863 TCP TTL:122 TOS:0x0 ID:544 IpLen:20 DgmLen:209 DF
        ***AP*** Seq: 0x1  Ack: 0x2  Win: 0x43EE  TcpLen: 20

        """;

    [Theory]
    [InlineData(Plain)]
    [InlineData(WithEthernet)]
    public void SnortFullReader_reads_a_block_with_or_without_the_ethernet_line(string text)
    {
        var alert = Assert.Single(Read(text).Alerts);

        Assert.Equal(SnortFastReaderTests.Time("2002-08-24T05:34:18.634488Z"), alert.Timestamp);
        Assert.Equal((1u, 1748u, 8u), (alert.Gid, alert.Sid, alert.Rev));
        Assert.Equal(("FTP command overflow attempt", "Generic Protocol Command Decode", 3), (alert.Message, alert.Classification, alert.Priority));
        Assert.Equal("tcp 138.97.18.88:61924 > 64.4.12.158:1863", SnortFastReaderTests.Flow(alert));
    }

    [Fact]
    public void SnortFullReader_takes_the_packet_and_not_the_original_datagram_an_icmp_error_carries()
    {
        var alert = Assert.Single(Read("""
            [**] [1:485:4] ICMP Destination Unreachable [**]
            [Priority: 3]
            08/24-05:34:18.634488 10.0.0.1 -> 10.0.0.2
            ICMP TTL:64 TOS:0x0 ID:1 IpLen:20 DgmLen:56
            Type:3  Code:13  DESTINATION UNREACHABLE: ADMINISTRATIVELY PROHIBITED
            ** ORIGINAL DATAGRAM DUMP:
            10.0.0.2:1024 -> 10.0.0.9:80
            TCP TTL:63 TOS:0x0 ID:2 IpLen:20 DgmLen:48
            ** END OF DUMP
            """).Alerts);

        Assert.Equal("icmp 10.0.0.1:- > 10.0.0.2:-", SnortFastReaderTests.Flow(alert));
        Assert.Null(alert.Classification);
    }

    [Fact]
    public void SnortFullReader_reads_ipv6_endpoints_without_brackets_and_windows_line_ends()
    {
        const string Text = "[**] [1:5:0] x [**]\r\n[Priority: 0] \r\n01/19-15:53:26.295175 fe80:0:0:0:f80f:186e:5c40:c019:5357 -> fe80::1:51949\r\nTCP TTL:64 TOS:0x0 ID:0 IpLen:40 DgmLen:1500\r\n\r\n"
            + "[**] [1:6:0] y [**]\r\n01/19-15:53:26.295175 fe80::1 -> ff02::2\r\nIPV6-ICMP TTL:255 TOS:0x0 ID:0 IpLen:40 DgmLen:64\r\n";

        Assert.Equal(
            ["tcp fe80::f80f:186e:5c40:c019:5357 > fe80::1:51949", "icmp6 fe80::1:- > ff02::2:-"],
            Read(Text).Alerts.Select(SnortFastReaderTests.Flow));
    }

    [Fact]
    public void SnortFullReader_rejects_broken_blocks_with_their_line_and_goes_on()
    {
        var result = Read("""
            TCP TTL:64 TOS:0x0 ID:0 IpLen:40 DgmLen:1500
            ***A**** Seq: 0x6B6561D7

            [**] [1:1:1] no time [**]
            [Priority: 1]
            [**] [1:2:1] no blank before the next [**]
            08/24-05:34:18.000000 1.1.1.1:1 -> 2.2.2.2:2
            TCP TTL:64 TOS:0x0 ID:0
            [**] [1:3:1] bad address [**]
            08/24-05:34:18.000000 1.1.1.1.1:1 -> 2.2.2.2:2
            TCP TTL:64 TOS:0x0 ID:0

            [**] [nonsense] [**]
            08/24-05:34:18.000000 1.1.1.1:1 -> 2.2.2.2:2

            [**] [116:150:1] (snort decoder) without a packet [**]
            08/24-05:34:19.000000
            """);

        Assert.Equal((6, 2, 4), (result.Records, result.Accepted, result.Rejected));
        Assert.Equal([2u, 150u], result.Alerts.Select(alert => alert.Sid));
        Assert.Equal([6L, 16L], result.Alerts.Select(alert => alert.Position));
        Assert.Equal(1, result.Diagnostics[0].Position);
        Assert.Equal(4, result.Diagnostics[0].Count);
    }

    private static ImportObservations Read(string text) =>
        new SnortFullReader().Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "alert", ImportKind.SnortFull, new ImportOptions { Year = 2002 }, TestContext.Current.CancellationToken);
}
