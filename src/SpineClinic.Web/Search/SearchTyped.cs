using System.Globalization;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Triage;
using SpineClinic.Web.Series;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Search;

/// <summary>What stands in the form, as it was typed. The words come in a form's body only; an address holds codes.</summary>
public sealed record SearchTyped(
    string Text = "", string Tier = "", string Status = "", string Worklist = "", string Specialist = "", string From = "", string To = "", long? After = null, Guid? View = null)
{
    public static SearchTyped Nothing { get; } = new();

    /// <summary>The filters as the form sends them.</summary>
    public IReadOnlyList<(string Name, string Value)> Filters =>
        [("tier", Tier), ("status", Status), ("worklist", Worklist), ("specialist", Specialist), ("from", From), ("to", To)];

    public bool HasFilters => Filters.Any(filter => filter.Value.Length > 0);

    public static SearchTyped OfForm(Sent sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return OfAddress(sent) with
        {
            Text = sent["q"],
            After = long.TryParse(sent["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : null,
        };
    }

    public static SearchTyped OfAddress(Sent sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return new SearchTyped("", sent["tier"], sent["status"], sent["worklist"], sent["specialist"], sent["from"], sent["to"], null, Sent.Id(sent["view"]));
    }

    public static SearchTyped Of(SavedView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new SearchTyped(
            "", $"{view.Tier}", $"{view.Status}", $"{view.Worklist}", view.SpecialistId is { } specialist ? DiaryId(specialist) : "", Day(view.From), Day(view.To), null, view.Id);
    }

    /// <summary>The filters as they are meant, and what is wrong with them.</summary>
    public (SearchFilter Filter, IReadOnlyList<FieldError> Errors) Read()
    {
        var errors = new List<FieldError>();
        var filter = new SearchFilter(
            Named<Tier>("tier", Tier),
            Named<SearchStatus>("status", Status),
            Named<Worklist>("worklist", Worklist),
            Specialist.Length == 0 ? null : Sent.Id(Specialist) is { } id ? id : Wrong<Guid>("specialist", "Choose a specialist from the list"),
            Date("from", From),
            Date("to", To));
        if (filter is { From: { } from, To: { } to } && to < from)
        {
            errors.Add(new FieldError("to", "Choose a last day that is not before the first"));
        }

        return (filter, errors);

        T? Named<T>(string field, string text)
            where T : struct, Enum => text.Length == 0 ? null : Sent.Name<T>(text) ?? Wrong<T>(field, "Choose from the list");

        LocalDate? Date(string field, string text) => text.Length == 0 ? null : Sent.Date(text) ?? Wrong<LocalDate>(field, "Enter a date, such as 2026-11-24");

        T? Wrong<T>(string field, string text)
            where T : struct
        {
            errors.Add(new FieldError(field, text));
            return null;
        }
    }

    private static string DiaryId(Guid id) => id.ToString("N");

    private static string Day(LocalDate? day) => day is { } date ? NodaTime.Text.LocalDatePattern.Iso.Format(date) : "";
}
