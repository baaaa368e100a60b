using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;

namespace SpineClinic.Web.Patients.Booking;

/// <summary>Which of the free times a person wants to see. It stands in the address, so that a page of times can be kept and needs no script.</summary>
/// <param name="Time">"mornings", "afternoons"; null for any.</param>
/// <param name="Site">Where; null for anywhere.</param>
/// <param name="Who">With whom; null for anyone.</param>
/// <param name="Day">The one day whose times are shown; null for all days.</param>
/// <param name="AllDays">Later days too.</param>
public sealed record TimeFilter(string? Time = null, Guid? Site = null, Guid? Who = null, LocalDate? Day = null, bool AllDays = false)
{
    public const string Mornings = "mornings";
    public const string Afternoons = "afternoons";

    public bool IsAny => Time is null && Site is null && Who is null;

    /// <summary>Reads an address; what makes no sense in it is left out.</summary>
    public static TimeFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new TimeFilter(
            query["time"].ToString() is Mornings or Afternoons ? query["time"].ToString() : null,
            Guid.TryParse(query["site"], out var site) ? site : null,
            Guid.TryParse(query["who"], out var who) ? who : null,
            LocalDatePattern.Iso.Parse(query["day"].ToString()) is { Success: true } day ? day.Value : null,
            query["all"] == "yes");
    }

    public bool Holds(FreeTime time, DateTimeZone zone) =>
        (Who is null || Who == time.SpecialistId)
        && (Time is null || (time.Start.InZone(zone).Hour < 12) == (Time == Mornings));

    /// <summary>The same in an address.</summary>
    public string In(string address)
    {
        var parts = new[]
        {
            Time is null ? null : $"time={Time}",
            Site is null ? null : $"site={Site:D}",
            Who is null ? null : $"who={Who:D}",
            Day is { } day ? $"day={LocalDatePattern.Iso.Format(day)}" : null,
            AllDays ? "all=yes" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? address : $"{address}?{string.Join('&', parts)}";
    }
}
