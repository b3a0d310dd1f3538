using System.Buffers.Binary;
using System.Text;

namespace NetGraph.Import.Alerts;

/// <summary>Alert formats that are recognised by their content and not read, so that their owner hears which one it is and what to do.</summary>
internal static class UnreadFormats
{
    private const string Supported = "Alerts are read from Snort alert_fast and alert_full, Suricata fast.log and EVE JSON.";

    private const int MaxRecordBytes = 1 << 20;

    /// <summary>A sentence that names the format and says what is read in its place; null when the content is none of these.</summary>
    public static string? Describe(ReadOnlySpan<byte> head)
    {
        var format = IsUnified2(head) ? "Snort unified2" : IsText(head) ? TextFormat(head) : null;
        return format is null ? null : $"The content looks like {format}, which is not read. {Supported}";
    }

    private static string? TextFormat(ReadOnlySpan<byte> head)
    {
        if (IsSnort3Json(head))
            return "Snort 3 alert_json";

        var end = head.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]).TrimStart('\uFEFF');
        return IsAlertCsv(line) ? "Snort alert_csv" : null;
    }

    /// <summary>Whether the bytes begin with a chain of unified2 records: type and length, both 32-bit big endian (Snort 2.9 manual §2.6.4).</summary>
    private static bool IsUnified2(ReadOnlySpan<byte> head)
    {
        const int HeaderBytes = 8;
        if (!HasRecord(head, out var length))
            return false;

        var next = HeaderBytes + length;
        return next + HeaderBytes > head.Length || HasRecord(head[next..], out _);

        static bool HasRecord(ReadOnlySpan<byte> bytes, out int length)
        {
            length = 0;
            if (bytes.Length < HeaderBytes)
                return false;

            var type = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            length = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
            return type is 1 or 2 or 7 or 66 or 67 or 72 or 99 or 100 or 104 or 105 or 110 or 111 or 112 && length is > 0 and <= MaxRecordBytes;
        }
    }

    private static bool IsSnort3Json(ReadOnlySpan<byte> head) =>
        head.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
        && head.IndexOf("\"event_type\""u8) < 0
        && head.IndexOf("\"timestamp\""u8) >= 0
        && (head.IndexOf("\"rule\""u8) >= 0 || head.IndexOf("\"pkt_num\""u8) >= 0 || head.IndexOf("\"sid\""u8) >= 0);

    /// <summary>A line whose first field is a Snort time or the word <c>timestamp</c>, and which has at least five fields.</summary>
    private static bool IsAlertCsv(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || line.AsSpan().Count(',') < 4)
            return false;

        var first = line.AsSpan(0, comma).Trim();
        if (first is "timestamp")
            return true;

        var clock = new AlertClock("", new Observations.ImportOptions { Year = 2000 }, TimeProvider.System);
        return clock.TryRead(first, out _, out var length) && length == first.Length;
    }

    private static bool IsText(ReadOnlySpan<byte> head) => !head.IsEmpty && !head.Contains((byte)0);
}
