using System.Buffers.Binary;
using System.Security.Cryptography;
using NetGraph.Import.Observations;
using NetGraph.PropertyGraph;

namespace NetGraph.Core.Mapping;

/// <summary>The unique keys of nodes, made from what identifies them.</summary>
public static class GraphKeys
{
    /// <summary><c>tcp/80</c>.</summary>
    public static string Port(string transport, int number) => $"{transport}/{number}";

    /// <summary><c>10.0.0.1:tcp/80</c>, <c>[::1]:tcp/80</c>; without a port <c>10.0.0.1:tcp/none</c>.</summary>
    public static string Service(string host, string transport, int? number)
    {
        var port = number is { } n ? n.ToString(System.Globalization.CultureInfo.InvariantCulture) : "none";
        return host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{transport}/{port}" : $"{host}:{transport}/{port}";
    }

    /// <summary><c>1:1227</c>.</summary>
    public static string Rule(uint gid, uint sid) => $"{gid}:{sid}";

    /// <summary>Digest, colon, kind.</summary>
    public static string Import(string contentSha256, ImportKind kind) => $"{contentSha256}:{kind.Word()}";

    /// <summary>
    /// 128 bits of SHA-256 over time, rule and 5-tuple. Message, revision and priority stay out: the same alert written in
    /// two formats is one alert.
    /// </summary>
    internal static string Alert(AlertObservation alert)
    {
        Span<byte> bytes = stackalloc byte[72];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, alert.Timestamp.Nanoseconds);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], alert.Gid);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], alert.Sid);
        bytes[16] = alert.Transport?.Number ?? 255;
        WriteEnd(bytes[17..], alert.Source, alert.SourcePort);
        WriteEnd(bytes[40..], alert.Target, alert.TargetPort);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    // Version, address (16 bytes), whether there is a port, port.
    private static void WriteEnd(Span<byte> bytes, NetworkAddress? address, ushort? port)
    {
        if (address is { } known)
        {
            bytes[0] = known.Version;
            known.WriteBytes(bytes[1..]);
        }

        if (port is { } number)
        {
            bytes[17] = 1;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[18..], number);
        }
    }

    /// <summary>A capture's time as a graph value.</summary>
    internal static GraphValue Time(PacketTime time) => GraphValue.Of(new GraphDateTime(time.Seconds, time.NanosecondOfSecond));

    internal static GraphValue Time(PacketTime? time) => time is { } known ? Time(known) : GraphValue.Null;
}
