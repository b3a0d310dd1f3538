using Xunit;

namespace NetGraph.PropertyGraph.Tests.Temporal;

public sealed class IsoTextTests
{
    [Theory]
    [InlineData("2015-07-21T21:40:32.142", "2015-07-21T21:40:32.142", null, null)]
    [InlineData("2015-W30T2140Z", "2015-07-20T21:40", 0, null)]
    [InlineData("2015202T21-0130[America/New_York]", "2015-07-21T21:00", -5400, "America/New_York")]
    [InlineData("2015-07-21", "2015-07-21T00:00", null, null)]
    [InlineData("-999999999-01-01T00:00:00,5", "-999999999-01-01T00:00:00.5", null, null)]
    public void TryReadDateTime_reads(string text, string local, int? offset, string? zone)
    {
        Assert.True(IsoText.TryReadDateTime(text, out var result));
        Assert.Equal(local, result.Local.ToString());
        Assert.Equal(offset, result.OffsetSeconds);
        Assert.Equal(zone, result.ZoneId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("T")]
    [InlineData("2015-07-21T")]
    [InlineData("2015-07-21T25:00")]
    [InlineData("2015-07-21T12:60")]
    [InlineData("2015-07-21T12:00[")]
    [InlineData("2015-07-21T12:00[]")]
    [InlineData("2015-07-21 12:00")]
    [InlineData("2015-07-21T12:00+19:00")]
    [InlineData("2015-00-01")]
    [InlineData("2015-366")]
    [InlineData("2015-07-21T12:00:00.")]
    public void TryReadDateTime_refuses_without_throwing(string text) =>
        Assert.False(IsoText.TryReadDateTime(text, out _));

    [Fact]
    public void Random_text_never_throws()
    {
        var random = new Random(5);
        const string alphabet = "0123456789-:+.,TWQZ[]";
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Create(random.Next(24), random, (span, r) =>
            {
                for (var j = 0; j < span.Length; j++)
                    span[j] = alphabet[r.Next(alphabet.Length)];
            });
            if (IsoText.TryReadDateTime(text, out var read))
                Assert.InRange(read.Local.NanosecondOfDay, 0, GraphCalendar.NanosecondsPerDay - 1);
            _ = IsoText.TryReadTime(text, out _, out _);
            _ = IsoText.TryReadOffset(text, out _);
        }
    }
}
