using System.Buffers.Binary;
using System.Security.Cryptography;
using NetGraph.Import.Observations;

namespace NetGraph.Core.Mapping;

/// <summary>Community ID version 1 with seed 0 (github.com/corelight/community-id-spec): one name for a flow in every tool that writes it.</summary>
internal static class CommunityId
{
    /// <summary>The id of a flow with ports, such as <c>1:LQU9qZlK+B5F3KDmev6m5PMibrg=</c>; null for flows without ports, whose ids need more than a 5-tuple.</summary>
    public static string? Of(FlowKey key)
    {
        if (key is not { SourcePort: { } sourcePort, TargetPort: { } targetPort, Transport.HasPorts: true })
            return null;

        // The smaller end comes first, so that both directions have one id.
        Span<byte> source = stackalloc byte[18];
        Span<byte> target = stackalloc byte[18];
        var length = key.Source.WriteBytes(source);
        key.Target.WriteBytes(target);
        BinaryPrimitives.WriteUInt16BigEndian(source[length..], sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(target[length..], targetPort);
        var isOrdered = source[..(length + 2)].SequenceCompareTo(target[..(length + 2)]) <= 0;
        var first = isOrdered ? source[..(length + 2)] : target[..(length + 2)];
        var second = isOrdered ? target[..(length + 2)] : source[..(length + 2)];

        // Seed, addresses, protocol, a zero, ports.
        Span<byte> input = stackalloc byte[40];
        input.Clear();
        var end = 2;
        first[..length].CopyTo(input[end..]);
        second[..length].CopyTo(input[(end + length)..]);
        end += 2 * length;
        input[end] = key.Transport.Number;
        first[length..].CopyTo(input[(end + 2)..]);
        second[length..].CopyTo(input[(end + 4)..]);

        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // The specification asks for SHA-1; nothing is protected by it.
        SHA1.HashData(input[..(end + 6)], hash);
#pragma warning restore CA5350
        return $"1:{Convert.ToBase64String(hash)}";
    }
}
