using System.Buffers.Binary;
using NetGraph.Core.Demo;
using NetGraph.Import;
using NetGraph.Import.Observations;

namespace NetGraph.Core.Tests.Demo;

/// <summary>The demo's files, written once for all tests, and its packets as a reader of its own finds them in the bytes.</summary>
public sealed class DemoFiles : IDisposable
{
    private const ulong InsideMac = 0x0000_0C04_B233;
    private const ulong OutsideMac = 0x0003_E3D9_26C0;

    public DemoFiles()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("netgraph-demo-").FullName;
        DemoDataset.WriteAsync(Directory, CancellationToken.None).GetAwaiter().GetResult();
        Packets = ReadPackets(File.ReadAllBytes(Path.Combine(Directory, DemoDataset.CaptureName)));
        Alerts = Import(DemoDataset.AlertName);
        Rules = Import(DemoDataset.RuleName);
    }

    public string Directory { get; }

    public IReadOnlyList<WirePacket> Packets { get; }

    public ImportObservations Alerts { get; }

    public ImportObservations Rules { get; }

    public IEnumerable<WirePacket> Arriving => Packets.Where(packet => !packet.IsOutbound);

    public ImportObservations Import(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Directory, name));
        return new ImportReader().Read(stream, name, new ImportOptions(), CancellationToken.None).Observations!;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static List<WirePacket> ReadPackets(byte[] file)
    {
        var packets = new List<WirePacket>();
        for (var at = 24; at < file.Length;)
        {
            var record = file.AsSpan(at);
            var microseconds = (BinaryPrimitives.ReadUInt32LittleEndian(record) * 1_000_000L) + BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
            var length = BinaryPrimitives.ReadInt32LittleEndian(record[8..]);
            packets.Add(Decode(microseconds, record.Slice(16, length)));
            at += 16 + length;
        }

        return packets;
    }

    private static WirePacket Decode(long microseconds, ReadOnlySpan<byte> frame)
    {
        var (to, from) = (BinaryPrimitives.ReadUInt64BigEndian(frame) >> 16, BinaryPrimitives.ReadUInt64BigEndian(frame[6..]) >> 16);
        if ((from, to) is not ((InsideMac, OutsideMac) or (OutsideMac, InsideMac)) || frame[12] != 8 || frame[13] != 0 || frame[14] != 0x45)
            throw new InvalidDataException("Expected IPv4 between the two devices.");

        var hasPorts = frame[23] is 6 or 17 && (BinaryPrimitives.ReadUInt16BigEndian(frame[20..]) & 0x1FFF) == 0;
        return new WirePacket(
            microseconds,
            from == InsideMac,
            BinaryPrimitives.ReadUInt32BigEndian(frame[26..]),
            BinaryPrimitives.ReadUInt32BigEndian(frame[30..]),
            hasPorts ? BinaryPrimitives.ReadUInt16BigEndian(frame[34..]) : null,
            hasPorts ? BinaryPrimitives.ReadUInt16BigEndian(frame[36..]) : null,
            frame[22],
            frame[23],
            frame.Length,
            Convert.ToHexStringLower(frame[24..26]));
    }
}

/// <summary>One packet of the generated capture.</summary>
public sealed record WirePacket(long Microseconds, bool IsOutbound, uint Source, uint Target, ushort? SourcePort, ushort? TargetPort, byte Ttl, byte Protocol, int Length, string Checksum);
