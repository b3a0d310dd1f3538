using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

public sealed class PcapWriterTests
{
    [Theory]
    [InlineData(PcapResolution.Nanoseconds, "4d3cb2a10200040000000000000000000000040001000000 0100000015cd5b0703000000050000000a0b0c")]
    [InlineData(PcapResolution.Microseconds, "d4c3b2a10200040000000000000000000000040001000000 0100000040e2010003000000050000000a0b0c")]
    public void PcapWriter_writes_header_and_record_as_the_format_lays_them_out(PcapResolution resolution, string expected)
    {
        var file = new MemoryStream();

        var writer = new PcapWriter(file, resolution);
        writer.Write(PacketTime.FromSeconds(1, 123_456_789), [10, 11, 12], originalLength: 5);

        Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexStringLower(file.ToArray()));
        Assert.Equal(1, writer.Packets);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4_294_967_296)]
    public void PcapWriter_refuses_times_the_format_cannot_hold(long seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PcapWriter(new MemoryStream()).Write(PacketTime.FromSeconds(seconds), [1]));
}
