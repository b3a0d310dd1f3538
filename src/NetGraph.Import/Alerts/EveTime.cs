using NetGraph.Import.Observations;

namespace NetGraph.Import.Alerts;

/// <summary>Reads EVE's times: ISO 8601 with any fraction and the zone as <c>Z</c>, <c>+0000</c> or <c>+00:00</c>. Old versions wrote no zone; then the sensor's offset holds.</summary>
internal static class EveTime
{
    /// <summary>Reads the time; false when the text is none.</summary>
    public static bool TryRead(string? text, TimeSpan sensorOffset, out PacketTime time)
    {
        time = default;
        var reader = new DigitReader(text);
        return reader.Number(4, out var year) && reader.Skip('-') && reader.Number(2, out var month) && reader.Skip('-') && reader.Number(2, out var day)
            && (reader.Skip('T') || reader.Skip(' '))
            && reader.Number(2, out var hour) && reader.Skip(':') && reader.Number(2, out var minute) && reader.Skip(':') && reader.Number(2, out var second)
            && reader.Fraction(out var nanoseconds)
            && TryReadZone(ref reader, text, sensorOffset, out var offset)
            && AlertClock.TryConvert(year, month, day, (hour, minute, second), nanoseconds, offset, out time);
    }

    private static bool TryReadZone(ref DigitReader reader, string? text, TimeSpan sensorOffset, out TimeSpan offset)
    {
        offset = sensorOffset;
        if (reader.Position == text?.Length)
            return true;

        offset = TimeSpan.Zero;
        if (reader.Skip('Z') || reader.Skip('z'))
            return reader.Position == text?.Length;

        var isEast = reader.Skip('+');
        if ((!isEast && !reader.Skip('-')) || !reader.Number(2, out var hours))
            return false;

        reader.Skip(':');
        if (!reader.Number(2, out var minutes) || reader.Position != text?.Length)
            return false;

        offset = new TimeSpan(hours, minutes, 0);
        offset = isEast ? offset : -offset;
        return true;
    }
}
