using System.Globalization;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;

namespace SpineClinic.Website;

/// <summary>What stands, as it is typed: the fields of <see cref="SiteSettings"/> filled in, to be changed.</summary>
public static class SiteForms
{
    /// <summary>Days of the week, with the name of the field that holds their hours.</summary>
    public static IReadOnlyList<(IsoDayOfWeek Day, string Field)> Days { get; } =
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => (day, day.ToString()))];

    /// <summary>How a span is typed that lasts to the end of its day.</summary>
    internal const string EndOfDay = "24:00";

    public static ShapeForm Look(Clinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        return new ShapeForm().With("name", clinic.Name).With("phone", clinic.Phone).With("brand", clinic.BrandColour ?? "").With("accent", clinic.AccentColour ?? "").With("logo", clinic.Logo ?? "");
    }

    public static ShapeForm Hours(Clinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        return Days.Aggregate(new ShapeForm(), (form, day) => form.With(day.Field, Said(clinic.OpeningHours.Where(row => row.Day == day.Day).OrderBy(row => row.Opens).Select(row => (row.Opens, row.Closes)))));
    }

    /// <summary>Spans of one day as they are typed, such as "08:00-13:00, 14:00-18:00".</summary>
    internal static string Said(IEnumerable<(LocalTime Opens, LocalTime Closes)> spans) =>
        string.Join(", ", spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.Opens:HH:mm}-{(span.Closes == LocalTime.Midnight ? EndOfDay : span.Closes.ToString("HH:mm", CultureInfo.InvariantCulture))}")));

    /// <param name="clinic">The clinic.</param>
    /// <param name="addresses">Of all of our pages that can be switched off.</param>
    public static ShapeForm Articles(Clinic clinic, IEnumerable<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        return new ShapeForm().With("on", addresses.Except(clinic.PagesOff));
    }

    public static ShapeForm Of(ClinicPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new ShapeForm().With("slug", page.Slug).With("title", page.Title).With("summary", page.Summary).With("text", page.Text).With("published", page.IsPublished);
    }

    public static ShapeForm Of(NewsItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ShapeForm().With("title", item.Title).With("text", item.Text).With("from", item.From).With("until", item.Until);
    }

    /// <param name="profile">Null for a specialist who has none yet.</param>
    public static ShapeForm Of(TeamProfile? profile) => new ShapeForm()
        .With("postNominals", profile?.PostNominals ?? "").With("body", profile?.RegistrationBody ?? "").With("number", profile?.RegistrationNumber ?? "")
        .With("interests", profile?.Interests ?? "").With("text", profile?.Text ?? "").With("published", profile?.IsPublished ?? false);
}
