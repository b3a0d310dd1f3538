using System.Diagnostics;
using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using Xunit;
using static NetGraph.Import.Tests.Captures.PacketBuilder;

namespace NetGraph.Import.Tests.Captures;

public sealed class CaptureCostTests(ITestOutputHelper output)
{
    [Fact]
    public void Reading_allocates_for_flows_and_not_for_packets()
    {
        var few = Packets(20_000);
        var many = Packets(120_000);
        CaptureFiles.Read(few);

        var difference = Allocated(many) - Allocated(few);

        output.WriteLine($"{difference} bytes more for 100,000 packets more of the same flows");
        Assert.InRange(difference / 100_000.0, -1, 0.5);
    }

    [Fact]
    public void Reading_is_fast()
    {
        var capture = Packets(1_000_000);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(1_000_000, CaptureFiles.Read(capture).Accepted);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        output.WriteLine($"{capture.Length / 1e6:F0} MB, 1,000,000 packets of 1,000 flows: {best.TotalMilliseconds:F0} ms");
        Assert.True(best < TimeSpan.FromSeconds(10), "ten times slower than the slowest machine this was tried on");
    }

    private static long Allocated(byte[] capture)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        CaptureFiles.Read(capture);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A capture of 1,000 flows whose packets come in turn, so that each packet is looked up.</summary>
    private static byte[] Packets(int count)
    {
        var frames = Enumerable.Range(0, 1_000).Select(flow => flow % 4 == 0
            ? Udp(Addresses($"10.1.{flow / 250}.{flow % 250}", "192.168.0.1"), (ushort)(2_000 + flow), 53, new byte[40])
            : Tcp(Addresses($"10.1.{flow / 250}.{flow % 250}", "192.168.0.2"), new TcpHeader((ushort)(2_000 + flow), 80, 7, 9, TcpFlags.Ack), 120)).ToArray();
        var file = new MemoryStream(count * 200);
        var writer = new PcapWriter(file);
        for (var i = 0; i < count; i++)
            writer.Write(PacketTime.FromSeconds(i), frames[i % frames.Length]);
        return file.ToArray();
    }
}
