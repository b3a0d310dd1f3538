using System.Text.Json;
using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>The fields of one EVE event that matter here, as they stand in it. Unknown fields are passed over.</summary>
internal sealed class EveEvent
{
    private const int MaxDepth = 128;

    public string? Type { get; private set; }

    public string? Timestamp { get; private set; }

    public string? Source { get; private set; }

    public string? Target { get; private set; }

    public ushort? SourcePort { get; private set; }

    public ushort? TargetPort { get; private set; }

    public string? Protocol { get; private set; }

    public string? CommunityId { get; private set; }

    public uint? Gid { get; private set; }

    public uint? Sid { get; private set; }

    public uint? Rev { get; private set; }

    public string? Signature { get; private set; }

    public string? Category { get; private set; }

    public int? Severity { get; private set; }

    public string? Action { get; private set; }

    /// <summary>Reads one JSON object in UTF-8. A field of another kind than documented counts as missing.</summary>
    /// <exception cref="JsonException">The bytes are no JSON object.</exception>
    public static EveEvent Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        var read = new EveEvent();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected an object.");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            read.ReadField(ref reader);
        return read;
    }

    // Suricata manual, "EVE JSON Format", common section.
    private void ReadField(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("event_type"u8))
            Type = Text(ref reader);
        else if (reader.ValueTextEquals("timestamp"u8))
            Timestamp = Text(ref reader);
        else if (reader.ValueTextEquals("src_ip"u8))
            Source = Text(ref reader);
        else if (reader.ValueTextEquals("dest_ip"u8))
            Target = Text(ref reader);
        else if (reader.ValueTextEquals("src_port"u8))
            SourcePort = Number(ref reader) is { } port and <= ushort.MaxValue ? (ushort)port : null;
        else if (reader.ValueTextEquals("dest_port"u8))
            TargetPort = Number(ref reader) is { } port and <= ushort.MaxValue ? (ushort)port : null;
        else if (reader.ValueTextEquals("proto"u8))
            Protocol = Text(ref reader);
        else if (reader.ValueTextEquals("community_id"u8))
            CommunityId = Text(ref reader);
        else if (reader.ValueTextEquals("alert"u8))
            ReadAlert(ref reader);
        else
            reader.Skip();
    }

    // Suricata manual, "EVE JSON Format", event type alert.
    private void ReadAlert(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("gid"u8))
                Gid = Number(ref reader);
            else if (reader.ValueTextEquals("signature_id"u8))
                Sid = Number(ref reader);
            else if (reader.ValueTextEquals("rev"u8))
                Rev = Number(ref reader);
            else if (reader.ValueTextEquals("signature"u8))
                Signature = Text(ref reader);
            else if (reader.ValueTextEquals("category"u8))
                Category = Text(ref reader);
            else if (reader.ValueTextEquals("severity"u8))
                Severity = Number(ref reader) is { } severity and <= int.MaxValue ? (int)severity : null;
            else if (reader.ValueTextEquals("action"u8))
                Action = Text(ref reader);
            else
                reader.Skip();
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            try
            {
                return reader.GetString() is { Length: > 0 } text ? text : null;
            }
            catch (InvalidOperationException)
            {
                return null; // half a surrogate pair, or bytes that are no UTF-8
            }
        }

        reader.Skip();
        return null;
    }

    private static uint? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetUInt32(out var value) ? value : null;

        reader.Skip();
        return null;
    }
}
