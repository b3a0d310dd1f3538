using NetGraph.Import.Captures;

namespace NetGraph.Core.Demo;

/// <summary>The TCP header of a planned packet, for the capture and the alert log alike: sequence numbers follow from time and ports.</summary>
internal static class DemoTcp
{
    /// <summary>The header.</summary>
    public static TcpHeader HeaderOf(in DemoPacket packet)
    {
        var sequence = (uint)(packet.Microseconds / 4) ^ ((uint)packet.SourcePort << 16);
        var acknowledgement = (packet.Flags & TcpFlags.Ack) == TcpFlags.None ? 0 : (uint)(packet.Microseconds / 16) ^ ((uint)packet.TargetPort << 16);
        return new TcpHeader(packet.SourcePort, packet.TargetPort, sequence, acknowledgement, packet.Flags) { Window = (ushort)(8192 + (packet.Ttl * 64)) };
    }
}
