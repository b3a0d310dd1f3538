using System.Text.Json;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>
/// Reads Suricata's EVE JSON, one object a line or one array. A record is an event: alerts become observations, events of every
/// other type are accepted and passed over, and what is no event is rejected with its line.
/// </summary>
public sealed class EveReader : IFormatReader
{
    /// <summary>Blanks, line ends and the bytes of a byte order mark.</summary>
    private static ReadOnlySpan<byte> BlankOrMark => [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    /// <inheritdoc />
    public ImportKind? Detect(ReadOnlySpan<byte> head, string name)
    {
        var start = head.TrimStart(BlankOrMark);
        return start is [(byte)'{' or (byte)'[', ..] && head.IndexOf("\"event_type\""u8) >= 0 ? ImportKind.Eve : null;
    }

    /// <inheritdoc />
    public ImportObservations Read(Stream stream, string name, ImportKind kind, ImportOptions options, CancellationToken cancellationToken)
    {
        var alerts = new AlertCollection(name, options);
        var objects = new EveObjects(stream);
        while (objects.MoveNext())
        {
            if (alerts.Records % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();

            if (objects.Error is { } error)
                alerts.Reject(objects.Line, "event-malformed", $"{error}: {Shown(objects.Current)}");
            else
                ReadEvent(objects, alerts, options);
        }

        return alerts.ToObservations(kind);
    }

    private static void ReadEvent(EveObjects objects, AlertCollection alerts, ImportOptions options)
    {
        EveEvent read;
        try
        {
            read = EveEvent.Read(objects.Current);
        }
        catch (JsonException broken)
        {
            alerts.Reject(objects.Line, "event-malformed", $"Expected a JSON object, found \"{Shown(objects.Current)}\": {broken.Message}");
            return;
        }

        if (read.Type is null)
            alerts.Reject(objects.Line, "event-without-type", $"Expected an event_type: {Shown(objects.Current)}");
        else if (read.Type != "alert")
            alerts.Ignore();
        else if (!EveTime.TryRead(read.Timestamp, options.SensorOffset, out var time))
            alerts.Reject(objects.Line, "alert-without-time", $"Expected a timestamp such as 2020-05-09T06:52:33.976865+0000, found \"{read.Timestamp}\"");
        else if (read.Sid is not { } sid)
            alerts.Reject(objects.Line, "alert-without-signature", "Expected alert.signature_id, a number");
        else
            alerts.Accept(Describe(read, sid, time, objects.Line, alerts));
    }

    private static AlertObservation Describe(EveEvent read, uint sid, PacketTime time, long line, AlertCollection alerts)
    {
        TransportProtocol? transport = TransportProtocol.TryParse(read.Protocol, out var protocol) ? protocol : null;
        var hasPorts = transport is null or { HasPorts: true };
        return new AlertObservation
        {
            Timestamp = time,
            Gid = read.Gid ?? 1,
            Sid = sid,
            Rev = read.Rev,
            Message = read.Signature,
            Classification = read.Category,
            Priority = read.Severity,
            Action = read.Action?.ToLowerInvariant(),
            Source = Address(read.Source, "src_ip", line, alerts),
            Target = Address(read.Target, "dest_ip", line, alerts),
            Transport = transport,
            SourcePort = hasPorts ? read.SourcePort : null,
            TargetPort = hasPorts ? read.TargetPort : null,
            CommunityId = read.CommunityId,
            Position = line,
        };
    }

    private static NetworkAddress? Address(string? text, string field, long line, AlertCollection alerts)
    {
        if (text is null)
            return null;
        if (NetworkAddress.TryParse(text, out var address))
            return address;

        alerts.Note(line, "address-malformed", $"Expected an address in {field}, found \"{text}\"; the alert is kept without it.");
        return null;
    }

    private static string Shown(ReadOnlySpan<byte> json) => SnortFastReader.Shown(System.Text.Encoding.UTF8.GetString(json[..Math.Min(json.Length, 200)]));
}
