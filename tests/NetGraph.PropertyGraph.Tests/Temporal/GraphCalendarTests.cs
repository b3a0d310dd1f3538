using Xunit;

namespace NetGraph.PropertyGraph.Tests.Temporal;

public sealed class GraphCalendarTests
{
    [Fact]
    public void Epoch_days_agree_with_the_framework_where_it_reaches()
    {
        for (var date = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc); date.Year < 9999; date = date.AddDays(97))
        {
            var epochDay = (long)(date - DateTime.UnixEpoch).TotalDays;
            Assert.Equal(epochDay, GraphCalendar.ToEpochDay(date.Year, date.Month, date.Day));
            Assert.Equal((date.Year, date.Month, date.Day), GraphCalendar.FromEpochDay(epochDay));
            Assert.Equal(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, GraphCalendar.DayOfWeek(epochDay));
            Assert.Equal(System.Globalization.ISOWeek.GetWeekOfYear(date), GraphCalendar.WeekOf(epochDay).Week);
            Assert.Equal(System.Globalization.ISOWeek.GetYear(date), GraphCalendar.WeekOf(epochDay).WeekYear);
        }
    }

    [Theory]
    [InlineData(-999_999_999, 1, 1)]
    [InlineData(999_999_999, 12, 31)]
    [InlineData(0, 2, 29)]
    [InlineData(-1, 12, 31)]
    public void Dates_far_away_come_back(long year, int month, int day) =>
        Assert.Equal((year, month, day), GraphCalendar.FromEpochDay(GraphCalendar.ToEpochDay(year, month, day)));

    [Fact]
    public void Dates_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphDate.Of(2023, 2, 29));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphDate.Of(2023, 13, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphDate.Of(1_000_000_000, 1, 1));
        Assert.Equal("2024-02-29", GraphDate.Of(2024, 2, 29).ToString());
    }
}
