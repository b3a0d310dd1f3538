using System.Buffers.Binary;
using NetGraph.Benchmarks.Graph;
using NetGraph.Import.Captures;
using NetGraph.Import.Observations;

namespace NetGraph.Benchmarks.Busy;

/// <summary>
/// Makes a capture of mixed traffic: packets of 60 to 1,514 bytes taking turns between conversations, a tenth of them IPv6, a tenth
/// in a VLAN, a sixth UDP. The same bytes for the same arguments.
/// </summary>
internal static class CaptureMaker
{
    private const int Ethernet = 14;
    private const int Vlan = 4;
    private const int Hosts = 4_000;

    /// <param name="firstSecond">When the first packet was captured; nothing else differs between two captures.</param>
    public static void Write(string path, int packets, int conversations, long firstSecond)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var writer = new PcapWriter(file);
        var random = new Lcg(1);
        var seen = new int[conversations];
        Span<byte> frame = stackalloc byte[1514];
        for (var packet = 0; packet < packets; packet++)
        {
            var conversation = random.Next(conversations);
            var length = Fill(frame, conversation, seen[conversation]++, random.Next(10) < 4 ? 1_200 : random.Next(400));
            writer.Write(new PacketTime((firstSecond * 1_000_000_000) + (packet * 50_000L)), frame[..length]);
        }
    }

    private static int Fill(Span<byte> frame, int conversation, int turn, int payload)
    {
        frame.Clear();
        var isReply = turn % 2 == 1;
        var at = 12;
        if (conversation % 10 == 3)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame[at..], 0x8100);
            BinaryPrimitives.WriteUInt16BigEndian(frame[(at + 2)..], (ushort)(1 + (conversation % 4)));
            at += Vlan;
        }

        var isUdp = conversation % 6 == 0;
        var inner = (isUdp ? 8 : 20) + payload;
        var (from, to) = (conversation % Hosts, Hosts + (conversation * 31 % 500));
        at = conversation % 10 == 7
            ? Ip6(frame, at, isReply ? to : from, isReply ? from : to, isUdp, inner)
            : Ip4(frame, at, isReply ? to : from, isReply ? from : to, isUdp, inner);
        var (client, server) = (1024 + (conversation % 60_000), conversation % 5 == 0 ? 443 : 20 + (conversation % 700));
        BinaryPrimitives.WriteUInt16BigEndian(frame[at..], (ushort)(isReply ? server : client));
        BinaryPrimitives.WriteUInt16BigEndian(frame[(at + 2)..], (ushort)(isReply ? client : server));
        if (isUdp)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame[(at + 4)..], (ushort)inner);
        }
        else
        {
            frame[at + 12] = 5 << 4;
            frame[at + 13] = turn switch { 0 => 0x02, 1 => 0x12, _ => 0x18 };
        }

        return Math.Max(60, at + inner);
    }

    private static int Ip4(Span<byte> frame, int at, int from, int to, bool isUdp, int inner)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame[at..], 0x0800);
        var ip = frame[(at + 2)..];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(20 + inner));
        ip[8] = 64;
        ip[9] = (byte)(isUdp ? 17 : 6);
        BinaryPrimitives.WriteUInt32BigEndian(ip[12..], 0x0A000000u + (uint)from);
        BinaryPrimitives.WriteUInt32BigEndian(ip[16..], 0x0A000000u + (uint)to);
        return at + 2 + 20;
    }

    private static int Ip6(Span<byte> frame, int at, int from, int to, bool isUdp, int inner)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame[at..], 0x86DD);
        var ip = frame[(at + 2)..];
        ip[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)inner);
        ip[6] = (byte)(isUdp ? 17 : 6);
        ip[7] = 64;
        (ip[8], ip[9], ip[24], ip[25]) = (0x20, 0x01, 0x20, 0x01);
        BinaryPrimitives.WriteInt32BigEndian(ip[20..], from);
        BinaryPrimitives.WriteInt32BigEndian(ip[36..], to);
        return at + 2 + 40;
    }
}
