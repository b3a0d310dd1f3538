using Xunit;

namespace NetGraph.PropertyGraph.Tests.Temporal;

public sealed class TemporalTextTests
{
    private const long Second = GraphCalendar.NanosecondsPerSecond;

    [Theory]
    [InlineData(43200, 0, 0, "12:00Z")]
    [InlineData(45074, 645876123, 3600, "12:31:14.645876123+01:00")]
    [InlineData(45296, 0, 7559, "12:34:56+02:05:59")]
    [InlineData(0, 500_000_000, -3600, "00:00:00.5-01:00")]
    public void Time_shows_seconds_only_when_needed(int seconds, int nanoseconds, int offset, string expected) =>
        Assert.Equal(expected, new GraphTime((seconds * Second) + nanoseconds, offset).ToString());

    [Fact]
    public void DateTime_shows_local_value_offset_and_zone()
    {
        Assert.Equal("1970-01-01T01:00+01:00[Europe/Berlin]", new GraphDateTime(0, 0, 3600, "Europe/Berlin").ToString());
        Assert.Equal("1969-12-31T23:59:59.000000001Z", new GraphDateTime(-1, 1).ToString());
    }

    [Theory]
    [InlineData(0, 0, 0, 0, "PT0S")]
    [InlineData(149, 14, 58390, 1, "P12Y5M14DT16H13M10.000000001S")]
    [InlineData(-24, 0, 0, 0, "P-2Y")]
    [InlineData(0, 0, -1, 600_000_000, "PT-0.4S")]
    [InlineData(0, 0, -61, 999_000_000, "PT-1M-0.001S")]
    [InlineData(0, 0, -86400, 100_000_000, "PT-23H-59M-59.9S")]
    [InlineData(0, 1, 0, 0, "P1D")]
    [InlineData(0, 0, 3600, 0, "PT1H")]
    public void Duration_shows_each_part_with_its_sign(long months, long days, long seconds, int nanoseconds, string expected) =>
        Assert.Equal(expected, new GraphDuration(months, days, seconds, nanoseconds).ToString());
}
