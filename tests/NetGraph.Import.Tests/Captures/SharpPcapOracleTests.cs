using NetGraph.Import.Captures;
using NetGraph.Import.Observations;
using NetGraph.Testing;
using SharpPcap;
using SharpPcap.LibPcap;
using Xunit;

namespace NetGraph.Import.Tests.Captures;

/// <summary>Our reader against libpcap, packet by packet: bytes, times, lengths. Skipped where libpcap is not installed.</summary>
public sealed class SharpPcapOracleTests(ITestOutputHelper output)
{
    [Fact]
    public void CaptureFile_hands_out_the_packets_that_libpcap_does()
    {
        if (!SharedData.TryFind("data/captures", out var folder))
            Assert.Skip("no reference data beside the repository: ../shared/data/captures");

        var (files, packets) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".gz", StringComparison.Ordinal) || ReadByLibpcap(path, out var isWhole) is not { Count: > 0 } expected)
                continue;

            var found = ReadByUs(path);
            Assert.True(found.Count >= expected.Count && (!isWhole || found.Count == expected.Count), $"{path}: {expected.Count} packets by libpcap, {found.Count} by us");
            Assert.All(expected.Zip(found), AssertSame);
            files++;
            packets += expected.Count;
        }

        output.WriteLine($"{files} files, {packets} packets compared");
        Assert.InRange(files, 200, int.MaxValue);
    }

    private static List<Read> ReadByUs(string path)
    {
        using var stream = File.OpenRead(path);
        Assert.True(PcapKind(path) is { } kind);
        var file = CaptureFile.Open(stream, PcapKind(path)!.Value, new DiagnosticLog(path, 100), TestContext.Current.CancellationToken);
        var packets = new List<Read>();
        while (file.TryRead(out var packet))
        {
            var time = packet.Time ?? default;
            packets.Add(new Read(time.Seconds * 1_000_000 + (time.NanosecondOfSecond / 1_000), Convert.ToHexString(packet.Data)));
        }

        return packets;
    }

    private static ImportKind? PcapKind(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[4];
        stream.ReadExactly(head);
        return new CaptureFormatReader().Detect(head, path);
    }

    /// <summary>Null when libpcap does not open the file; what it read, and whether to the end, otherwise.</summary>
    private static List<Read>? ReadByLibpcap(string path, out bool isWhole)
    {
        isWhole = false;
        try
        {
            using var device = new CaptureFileReaderDevice(path);
            device.Open();
            var packets = new List<Read>();
            GetPacketStatus status;
            while ((status = device.GetNextPacket(out var packet)) == GetPacketStatus.PacketRead)
                packets.Add(new Read(unchecked((long)packet.Header.Timeval.Seconds * 1_000_000) + (long)packet.Header.Timeval.MicroSeconds, Convert.ToHexString(packet.Data)));
            isWhole = status == GetPacketStatus.NoRemainingPackets;
            return packets;
        }
        catch (DllNotFoundException)
        {
            Assert.Skip("libpcap is not installed");
            return null;
        }
        catch (PcapException)
        {
            return null;
        }
    }

    /// <summary>libpcap's seconds are signed: times after 2038 come out negative, and are right modulo 2^32 microseconds.</summary>
    private static void AssertSame((Read Expected, Read Found) pair)
    {
        Assert.StartsWith(pair.Expected.Bytes, pair.Found.Bytes, StringComparison.Ordinal); // libpcap cuts at the snap length a file claims
        if (pair.Expected.Microseconds >= 0)
            Assert.InRange(pair.Found.Microseconds, pair.Expected.Microseconds - 1, pair.Expected.Microseconds); // it rounds negative fractions up
        else
            Assert.Equal(unchecked((uint)pair.Expected.Microseconds), unchecked((uint)pair.Found.Microseconds));
    }

    private sealed record Read(long Microseconds, string Bytes);
}
