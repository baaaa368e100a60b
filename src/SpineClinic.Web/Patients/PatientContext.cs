using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Website;

namespace SpineClinic.Web.Patients;

/// <summary>What every patient page needs: the clinic, where the person is, the words, and for whom.</summary>
/// <param name="Profile">The clinic.</param>
/// <param name="Pack">Whom to call where the person is.</param>
/// <param name="Words">The page's language.</param>
/// <param name="They">Whether the form is filled in for someone else.</param>
/// <param name="Closed">Why the form takes no requests, for whoever runs the clinic; null when it does.</param>
/// <param name="IsDemo">Nobody approved it.</param>
/// <param name="Default">The clinic's own language: emergency pages repeat themselves in it.</param>
public sealed record PatientContext(ClinicProfile.Snapshot Profile, JurisdictionPack Pack, Wording Words, bool They, string? Closed, bool IsDemo, Wording Default)
{
    /// <summary>The languages to choose from, where a page offers the choice.</summary>
    public IReadOnlyList<Wording> Languages { get; init; } = [];

    /// <summary>What the clinic has made its own of the public pages.</summary>
    public ClinicSite Site { get; init; } = ClinicSite.Nothing;

    /// <summary>How its pages look.</summary>
    public ClinicLook Look => ClinicLook.Of(Clinic);

    /// <summary>Set when a manager looks at what is not saved: the forms to save it and to go back.</summary>
    public LookPreview? Preview { get; init; }

    public bool IsOpen => Closed is null;

    public Clinic Clinic => Profile.Clinic;

    /// <summary>Number and words to call in an emergency.</summary>
    public string EmergencyNumber => Pack.EmergencyNumber ?? Words.Common("localEmergencyNumber");

    public string Crisis => string.Join(", ", Pack.Crisis.Select(line => Words.Common("crisisLink")
        .Replace("{label}", line.Label, StringComparison.Ordinal)
        .Replace("{number}", line.Number ?? new Uri(line.Url!).Host, StringComparison.Ordinal)));

    /// <summary>The same page in the clinic's own language.</summary>
    public PatientContext InDefault => this with { Words = Default };

    public string Common(string key, params (string Name, string Value)[] more) => Fill(Words.Common(key), more);

    public string Page(string page, string key, params (string Name, string Value)[] more) => Fill(Words.Page(page, key, They), more);

    public IReadOnlyList<string> Paragraphs(string page, string key, params (string Name, string Value)[] more) =>
        [.. Words.Paragraphs(page, key, They).Select(text => Fill(text, more))];

    public string Fill(string text, params (string Name, string Value)[] more)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        (string Name, string Value)[] fields =
        [
            ("clinic", Clinic.Name),
            ("phone", Clinic.Phone),
            ("emergencyNumber", EmergencyNumber),
            ("hospital", Pack.Hospital[Words.Language]),
            ("urgentCall", Pack.UrgentCall[Words.Language]),
            ("crisis", Crisis),
            ("draftDays", Draft.Lifetime.Days.ToString(CultureInfo.InvariantCulture)),
            ("minimumAge", Clinic.MinimumAge.ToString(CultureInfo.InvariantCulture)),
            .. more,
        ];
        return fields.Aggregate(text, (filled, field) => filled.Replace($"{{{field.Name}}}", field.Value, StringComparison.Ordinal));
    }

    /// <summary>A text in pieces, each number that is known here with what a phone dials for it: the place's own numbers and the clinic's.</summary>
    public IEnumerable<(string Text, string? Link)> Dialled(string text)
    {
        IEnumerable<(string Shown, string Link)> numbers =
        [
            .. new[] { Pack.EmergencyNumber, Pack.UrgentAdvice?.Number }.Concat(Pack.Crisis.Select(line => line.Number)).OfType<string>()
                .Select(number => (number, $"tel:{number.Replace(" ", "", StringComparison.Ordinal)}")),
            (Clinic.Phone, CallLink.Of(Clinic.Phone, Clinic.PhoneRegion)),
        ];
        var links = numbers.Where(number => number.Shown.Length > 0).DistinctBy(number => number.Shown).ToDictionary(number => number.Shown, number => number.Link, StringComparer.Ordinal);
        var known = string.Join('|', links.Keys.OrderByDescending(shown => shown.Length).Select(Regex.Escape));
        return Regex.Split(text, $@"(?<![\d+])({known})(?!\d)", RegexOptions.CultureInvariant).Select(piece => (piece, links.GetValueOrDefault(piece)));
    }

    /// <summary>Another page of ours in this page's language.</summary>
    public string Link(string address) => FormPages.InLanguage(address, Words.Language);

    /// <summary>A time as the clinic's clocks show it.</summary>
    public string Time(Instant at) => Moments.Say(at.InZone(Profile.Calendar.Zone), Words);
}
