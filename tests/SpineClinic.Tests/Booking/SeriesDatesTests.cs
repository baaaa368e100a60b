using NodaTime;
using SpineClinic.Booking;

namespace SpineClinic.Tests.Booking;

public sealed class SeriesDatesTests
{
    private static readonly LocalDate First = new(2026, 12, 1);

    [Fact]
    public void A_series_without_an_end_or_out_of_bounds_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SeriesDates.Weekly(First, 1, null, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesDates.Weekly(First, 0, 3, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesDates.Weekly(First, SeriesDates.MostWeeks + 1, 3, null));
    }

    [Fact]
    public void It_ends_with_its_count_or_its_last_day_or_one_past_the_most()
    {
        Assert.Equal([First, new LocalDate(2026, 12, 15), new LocalDate(2026, 12, 29)], SeriesDates.Weekly(First, 2, 3, null));
        Assert.Equal([First, new LocalDate(2026, 12, 8)], SeriesDates.Weekly(First, 1, null, new LocalDate(2026, 12, 14)));
        Assert.Equal([First], SeriesDates.Weekly(First, 1, 9, First));
        Assert.Empty(SeriesDates.Weekly(First, 1, null, First.PlusDays(-1)));
        Assert.Equal(SeriesDates.Most + 1, SeriesDates.Weekly(First, 1, 1000, null).Count);
        Assert.Equal(SeriesDates.Most + 1, SeriesDates.Weekly(First, 1, null, LocalDate.MaxIsoValue).Count);
    }
}
