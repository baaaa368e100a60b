using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>The plan of a series as it was typed. It is part of addresses, so it holds no words of people.</summary>
public sealed record SeriesTyped(
    string Reference, string Type, string Specialist, string Repeat, string Date, string Weeks, string Count, string Until, string Dates, string Time)
{
    public const string Weekly = "weekly";
    public const string OnDates = "dates";

    public static SeriesTyped Of(Sent sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return new SeriesTyped(
            sent["reference"], sent["type"], sent["specialist"], sent["repeat"] is { Length: > 0 } repeat ? repeat : Weekly, sent["date"], sent["weeks"] is { Length: > 0 } weeks ? weeks : "1",
            sent["count"], sent["until"], sent["dates"], sent["time"]);
    }

    /// <summary>Name and value of everything typed, for the form that books what the dry run showed.</summary>
    public IEnumerable<(string Name, string Value)> Inputs =>
    [
        ("reference", Reference), ("type", Type), ("specialist", Specialist), ("repeat", Repeat), ("date", Date), ("weeks", Weeks), ("count", Count), ("until", Until), ("dates", Dates), ("time", Time),
    ];

    /// <summary>The days that are meant; empty with errors.</summary>
    public IReadOnlyList<LocalDate> ReadDays(List<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var before = errors.Count;
        IReadOnlyList<LocalDate> days = Repeat == OnDates ? ReadDates(errors) : ReadWeeks(errors);
        if (errors.Count == before && days.Count > SeriesDates.Most)
        {
            errors.Add(new FieldError(Repeat == OnDates ? "dates" : Count.Length > 0 ? "count" : "until", $"A series has up to {SeriesDates.Most} appointments"));
        }

        return errors.Count == before ? days : [];
    }

    private List<LocalDate> ReadDates(List<FieldError> errors)
    {
        var typed = Dates.Split([' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var days = typed.Select(Sent.Date).OfType<LocalDate>().Distinct().ToList();
        if (typed.Length == 0 || typed.Any(text => Sent.Date(text) is null))
        {
            errors.Add(new FieldError("dates", "Enter each date as year, month and day, such as 2026-12-01"));
        }

        return days;
    }

    private IReadOnlyList<LocalDate> ReadWeeks(List<FieldError> errors)
    {
        var before = errors.Count;
        var (first, weeks, count, until) = (Sent.Date(Date), Sent.Number(Weeks), Sent.Number(Count), Sent.Date(Until));
        if (first is null)
        {
            errors.Add(new FieldError("date", "Enter the first date, such as 2026-12-01"));
        }

        if (weeks is not (>= 1 and <= SeriesDates.MostWeeks))
        {
            errors.Add(new FieldError("weeks", $"Enter a number of weeks from 1 to {SeriesDates.MostWeeks}"));
        }

        if (Count.Length > 0 ? count is null or 0 : Until.Length == 0)
        {
            errors.Add(new FieldError("count", $"Enter how many appointments, up to {SeriesDates.Most}, or a last date"));
        }

        if (Until.Length > 0 && (until is null || until < first))
        {
            errors.Add(new FieldError("until", "Enter a last date that is not before the first, such as 2027-02-23"));
        }

        return errors.Count > before || first is not { } day ? [] : SeriesDates.Weekly(day, weeks ?? 1, count, until);
    }
}
