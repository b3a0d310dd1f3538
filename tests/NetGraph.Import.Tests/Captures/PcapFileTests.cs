using System.Buffers.Binary;
using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using Xunit;
using static NetGraph.Import.Tests.Captures.PacketBuilder;

namespace NetGraph.Import.Tests.Captures;

public sealed class PcapFileTests
{
    private static readonly byte[] Frame = Udp(Addresses("10.0.0.1", "10.0.0.2"), 40_000, 53);

    [Theory]
    [InlineData("a1b2c3d4", true, 1_000_000_123_000)]
    [InlineData("a1b2c3d4", false, 1_000_000_123_000)]
    [InlineData("a1b23c4d", true, 1_000_000_000_123)]
    [InlineData("a1b23c4d", false, 1_000_000_000_123)]
    [InlineData("a1b2cd34", true, 1_000_000_123_000, 0, 8)]
    [InlineData("a1b2cd34", false, 1_000_000_123_000, 0, 8)]
    [InlineData("1c0001ac", false, 1_000_000_000_123, 4)]
    public void PcapFile_reads_every_variant_in_both_byte_orders(string magic, bool isBigEndian, long nanoseconds, int extraHeader = 0, int extraRecordHeader = 0)
    {
        var file = File(magic, isBigEndian, extraHeader, Record(isBigEndian, 1000, 123, Frame, Frame.Length, extraRecordHeader));

        var read = CaptureFiles.Read(file);

        Assert.Equal((ImportKind.Pcap, 1L, 1L), (read.Kind, read.Records, read.Accepted));
        Assert.Equal(nanoseconds, read.FirstSeen!.Value.Nanoseconds);
        Assert.Equal((ushort)53, Assert.Single(read.Conversations).Key.TargetPort);
        Assert.Empty(read.Diagnostics);
    }

    [Fact]
    public void PcapFile_accepts_everything_before_the_place_where_it_was_cut()
    {
        var whole = Capture(Frame, Frame, Frame);
        for (var kept = 4; kept < whole.Length; kept++)
        {
            var read = CaptureFiles.Read(whole[..kept]);

            var recordBytes = 16 + Frame.Length;
            var isBetweenPackets = kept >= 24 && (kept - 24) % recordBytes == 0;
            Assert.Equal(Math.Max(0, (kept - 24) / recordBytes), read.Records);
            Assert.Equal(isBetweenPackets ? [] : ["file-cut-short"], read.Diagnostics.Select(d => d.Code));
        }
    }

    [Theory]
    [InlineData(262_145)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(-1)]
    public void PcapFile_ends_at_a_length_that_cannot_be_true(int length)
    {
        var file = File("a1b2c3d4", isBigEndian: true, 0, [.. Record(true, 1, 0, Frame, Frame.Length), .. Record(true, 1, 0, Frame, Frame.Length, capturedLength: length)]);

        var read = CaptureFiles.Read(file);

        Assert.Equal((1, 1, 0), (read.Records, read.Accepted, read.Rejected));
        var diagnostic = Assert.Single(read.Diagnostics);
        Assert.Equal(("bad-packet-length", PositionUnit.Byte, 24L + 16 + Frame.Length), (diagnostic.Code, diagnostic.Unit, diagnostic.Position));
        Assert.Contains("after packet 1", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PcapFile_turns_round_the_lengths_that_old_versions_swapped()
    {
        var file = File("a1b2c3d4", isBigEndian: false, 0, Record(false, 1, 0, Frame, originalLength: Frame.Length, capturedLength: 1500));
        file[6] = 3;

        // Captured and original length stand the other way round: 1500 on the wire.
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24 + 8), 1500);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24 + 12), Frame.Length);

        Assert.Equal((1, 0), (CaptureFiles.Read(file).Records, CaptureFiles.Read(file).Diagnostics.Count));
    }

    [Fact]
    public void PcapFile_ignores_the_check_sequence_bits_of_the_link_type()
    {
        var file = Capture(Frame);
        file[23] = 0x24; // the upper half of the field says that four bytes of check sequence follow

        Assert.Single(CaptureFiles.Read(file).Conversations);
    }

    [Fact]
    public void PcapFile_reads_packets_across_block_boundaries()
    {
        var large = Udp(Addresses("10.0.0.1", "10.0.0.2"), 40_000, 53, new byte[60_001]);

        var read = CaptureFiles.Read(Capture(Enumerable.Repeat(large, 40)));

        Assert.Equal((40, 40L * 60_029), (read.Records, Assert.Single(read.Conversations).Bytes));
    }

    [Fact]
    public void PcapFile_counts_packets_of_an_unreadable_link_type_as_rejected()
    {
        var stream = new MemoryStream();
        var writer = new PcapWriter(stream, linkType: 187);
        for (var i = 0; i < 3; i++)
            writer.Write(PacketTime.FromSeconds(i), Frame);

        var read = CaptureFiles.Read(stream.ToArray());

        Assert.Equal((3, 0, 3), (read.Records, read.Accepted, read.Rejected));
        Assert.Equal(("link-type-unsupported", 1L, 3L), (read.Diagnostics[0].Code, read.Diagnostics[0].Position, read.Diagnostics[0].Count));
    }

    private static byte[] File(string magic, bool isBigEndian, int extraHeader, byte[] records)
    {
        var header = new byte[24 + extraHeader];
        Write(header, 0, Convert.ToUInt32(magic, 16), isBigEndian);
        header[isBigEndian ? 5 : 4] = 2;
        header[isBigEndian ? 7 : 6] = 4;
        Write(header, 16, 65_535, isBigEndian);
        Write(header, 20, 1, isBigEndian);
        return [.. header, .. records];
    }

    private static byte[] Record(bool isBigEndian, uint seconds, uint fraction, byte[] frame, int originalLength, int extraHeader = 0, int? capturedLength = null)
    {
        var header = new byte[16 + extraHeader];
        Write(header, 0, seconds, isBigEndian);
        Write(header, 4, fraction, isBigEndian);
        Write(header, 8, (uint)(capturedLength ?? frame.Length), isBigEndian);
        Write(header, 12, (uint)originalLength, isBigEndian);
        return [.. header, .. frame];
    }

    private static void Write(byte[] bytes, int offset, uint value, bool isBigEndian)
    {
        if (isBigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(offset), value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(offset), value);
    }
}
