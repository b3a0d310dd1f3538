using NetGraph.Import.Observations;
using Xunit;
using static NetGraph.Import.Tests.Captures.PacketBuilder;

namespace NetGraph.Import.Tests.Captures;

public sealed class PcapngFileTests
{
    private static readonly byte[] Frame = Udp(Addresses("10.0.0.1", "10.0.0.2"), 40_000, 53, new byte[3]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PcapngFile_reads_every_packet_block_in_both_byte_orders(bool isBigEndian)
    {
        var file = new PcapngBuilder(isBigEndian).Section().Interface()
            .Enhanced(Frame, 5_000_000, options: Hex(isBigEndian ? "0001 0002 61620000 0000 0000" : "0100 0200 61620000 0000 0000"))
            .Obsolete(Frame, 6_000_000)
            .Simple(Frame);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal((ImportKind.Pcapng, 3L, 3L), (read.Kind, read.Records, read.Accepted));
        Assert.Equal((5, 6), (read.FirstSeen!.Value.Seconds, read.LastSeen!.Value.Seconds));
        Assert.Equal(3, Assert.Single(read.Conversations).Packets);
        Assert.Equal(("no-timestamp", 3L), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Position));
    }

    [Fact]
    public void PcapngFile_starts_over_with_each_section_and_keeps_interfaces_apart()
    {
        var raw = IPv4(17, UdpSegment());
        var file = new PcapngBuilder().Section().Interface().Interface(linkType: 101)
            .Enhanced(Frame).Enhanced(raw, interfaceId: 1)
            .Section(bigEndian: true).Interface(linkType: 101)
            .Enhanced(raw)
            .Enhanced(Frame, interfaceId: 1);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal((4, 3, 1), (read.Records, read.Accepted, read.Rejected));
        Assert.Equal([1L, 2L], read.Conversations.Select(c => c.Packets + c.ReplyPackets));
        Assert.Equal(("interface-unknown", 4L), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Position));
    }

    [Theory]
    [InlineData(null, null, 1_500_000, 1_500_000_000)]
    [InlineData(9, null, 1_500_000_001, 1_500_000_001)]
    [InlineData(3, null, 1_500, 1_500_000_000)]
    [InlineData(0, null, 2, 2_000_000_000)]
    [InlineData(12, null, 1_500_000_000_999, 1_500_000_000)]
    [InlineData(30, null, 1_500_000_000_999, 0)]
    [InlineData(0x80 | 10, null, 1_536, 1_500_000_000)]
    [InlineData(0x80 | 127, null, 1_536, 0)]
    [InlineData(6, 10L, 1_500_000, 11_500_000_000)]
    [InlineData(6, -1L, 1_500_000, 500_000_000)]
    [InlineData(0, null, long.MaxValue, long.MaxValue)]
    [InlineData(6, long.MinValue, 0, long.MinValue)]
    public void PcapngFile_reads_time_in_the_interface_resolution_and_offset(int? resolution, long? offsetSeconds, long ticks, long nanoseconds)
    {
        var file = new PcapngBuilder().Section().Interface(resolution: (byte?)resolution, offsetSeconds: offsetSeconds).Enhanced(Frame, (ulong)ticks);

        Assert.Equal(nanoseconds, CaptureFiles.Read(file.ToArray()).FirstSeen!.Value.Nanoseconds);
    }

    [Fact]
    public void PcapngFile_passes_over_blocks_it_does_not_need_however_long()
    {
        var file = new PcapngBuilder().Section()
            .Block(4, new byte[16]).Interface().Block(5, new byte[20]).Block(10, new byte[3 << 20])
            .Enhanced(Frame).Block(0x4000_0BAD, []);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal((1, 1), (read.Records, read.Accepted));
        Assert.Empty(read.Diagnostics);
    }

    [Theory]
    [InlineData(0u, null)]
    [InlineData(10u, null)]
    [InlineData(28u, null)]
    [InlineData(0xFFFF_FFFCu, null)]
    [InlineData(null, 44u)]
    public void PcapngFile_keeps_what_comes_before_a_bad_block(uint? length, uint? lengthAgain)
    {
        var file = new PcapngBuilder().Section().Interface().Enhanced(Frame).Block(6, new byte[64], length, lengthAgain).Enhanced(Frame);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.InRange(read.Accepted, 1, 1);
        Assert.Contains(Assert.Single(read.Diagnostics).Code, new[] { "bad-block", "file-cut-short" });
    }

    [Theory]
    [InlineData(4_000u)]
    [InlineData(0xFFFF_FFFFu)]
    public void PcapngFile_loses_only_the_packet_whose_length_is_wrong(uint capturedLength)
    {
        var file = new PcapngBuilder().Section().Interface().Enhanced(Frame).Enhanced(Frame, capturedLength: capturedLength).Enhanced(Frame);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal((3, 2, 1), (read.Records, read.Accepted, read.Rejected));
        Assert.Equal(("bad-packet-length", 2L), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Position));
    }

    [Fact]
    public void PcapngFile_rejects_a_packet_block_beyond_the_limit_and_goes_on()
    {
        var file = new PcapngBuilder().Section().Interface().Enhanced(new byte[2 << 20]).Enhanced(Frame);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal((2, 1, 1), (read.Records, read.Accepted, read.Rejected));
    }

    [Fact]
    public void PcapngFile_cuts_simple_packets_at_the_snap_length()
    {
        var file = new PcapngBuilder().Section().Interface(snapLength: 40).Simple(Frame[..40], originalLength: Frame.Length);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal((1, 1), (read.Records, read.Accepted));
        Assert.Equal(31, Assert.Single(read.Conversations).Bytes);
    }

    [Fact]
    public void PcapngFile_passes_over_a_section_of_an_unknown_version()
    {
        var file = new PcapngBuilder().Section(major: 2).Interface().Enhanced(Frame).Section(major: 1).Interface().Enhanced(Frame);

        var read = CaptureFiles.Read(file.ToArray());

        Assert.Equal(1, read.Records);
        Assert.Equal("pcapng-version-unknown", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void PcapngFile_accepts_everything_before_the_place_where_it_was_cut()
    {
        var whole = new PcapngBuilder().Section().Interface().Enhanced(Frame).Enhanced(Frame).ToArray();
        for (var kept = 4; kept < whole.Length; kept++)
        {
            var read = CaptureFiles.Read(whole[..kept]);

            Assert.InRange(read.Records, 0, 1);
            Assert.Equal(read.Records, read.Accepted);
            Assert.True(read.Diagnostics.Count <= 1);
        }
    }

    [Fact]
    public void PcapngFile_without_a_byte_order_says_so()
    {
        var read = CaptureFiles.Read(Hex("0a0d0d0a 1c000000 01020304 01000000 ffffffffffffffff 1c000000"));

        Assert.Equal(("bad-block", 0L), (Assert.Single(read.Diagnostics).Code, read.Records));
    }
}
