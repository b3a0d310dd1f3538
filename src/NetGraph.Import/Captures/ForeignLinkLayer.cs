using NetGraph.Import.Observations;
using PacketDotNet;
using PacketDotNet.Ieee80211;

namespace NetGraph.Import.Captures;

/// <summary>
/// Finds IP by way of PacketDotNet in the one link layer of many parts that it knows and the decoder does not: rare in
/// practice, so worth an allocation a packet. Only the place of the IP header is taken from it; the decoder reads on from there.
/// </summary>
internal static class ForeignLinkLayer
{
    /// <summary>Unwraps one frame.</summary>
    /// <param name="linkType">See <see cref="LinkTypes"/>.</param>
    /// <param name="data">The captured bytes.</param>
    /// <param name="ipOffset">Where the IP header begins, when the outcome is <see cref="DecodeOutcome.Ip"/>.</param>
    /// <param name="sourceMac">The sender's hardware address, 0 when the frame has none.</param>
    public static DecodeOutcome Find(int linkType, ReadOnlySpan<byte> data, out int ipOffset, out ulong sourceMac)
    {
        ipOffset = 0;
        sourceMac = 0;
        if (linkType != LinkTypes.WirelessPpi)
            return DecodeOutcome.LinkTypeUnsupported;

        try
        {
            var frame = Packet.ParsePacket((LinkLayers)linkType, data.ToArray());
            if (frame.Extract<IPPacket>() is not { } ip)
                return DecodeOutcome.NoIp;

            ipOffset = ip.HeaderDataSegment.Offset;
            sourceMac = frame.Extract<DataFrame>()?.SourceAddress is { } mac ? MacAddress.FromBytes(mac.GetAddressBytes()).Value : 0;
            return ipOffset < data.Length ? DecodeOutcome.Ip : DecodeOutcome.HeadersCutOff;
        }
        catch (Exception cutFrame) when (cutFrame is not OutOfMemoryException)
        {
            // PacketDotNet reads beyond frames that were cut short or damaged, in many kinds of exception.
            return DecodeOutcome.HeadersCutOff;
        }
    }
}
