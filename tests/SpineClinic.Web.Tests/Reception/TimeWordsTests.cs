using NodaTime;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class TimeWordsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);

    [Theory]
    [InlineData(0, "under a minute")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(220, "3 h 40 min")]
    [InlineData(1440, "1 day")]
    [InlineData(1500, "1 day 1 h")]
    [InlineData(5000, "3 days")]
    public void A_wait_is_short_to_read(int minutes, string words) => Assert.Equal(words, TimeWords.Length(Duration.FromMinutes(minutes)));

    [Theory]
    [InlineData(-25, "Overdue by 25 min")]
    [InlineData(60, "Today, 11:00")]
    [InlineData(1440, "Tomorrow, 10:00")]
    [InlineData(2880, "Thu 26 Nov, 10:00")]
    public void A_deadline_is_a_day_and_a_time(int minutes, string words) => Assert.Equal(words, TimeWords.Due(Now + Duration.FromMinutes(minutes), Now, DateTimeZone.Utc));
}
