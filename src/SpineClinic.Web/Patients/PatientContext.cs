using NodaTime;
using NodaTime.Text;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Web.Patients;

/// <summary>What every patient page needs: the clinic, where it is, the words, and for whom.</summary>
public sealed record PatientContext(ClinicProfile.Snapshot Profile, JurisdictionPack Pack, Wording Words, bool They, bool IsOpen, bool IsDemo, ClinicalContent Content)
{
    public Clinic Clinic => Profile.Clinic;

    public string Crisis => string.Join(", ", Pack.Crisis.Select(line => $"{line.Label} on {line.Number}"));

    public string Common(string key) => Fill(Words.Common(key));

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
            ("emergencyNumber", Pack.EmergencyNumber),
            ("hospital", Pack.HospitalWord),
            ("urgentName", Pack.UrgentAdvice.Name),
            ("urgentNumber", Pack.UrgentAdvice.Number),
            ("crisis", Crisis),
            ("minimumAge", Clinic.MinimumAge.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. more,
        ];
        return fields.Aggregate(text, (filled, field) => filled.Replace($"{{{field.Name}}}", field.Value, StringComparison.Ordinal));
    }

    /// <summary>A time as the clinic's clocks show it.</summary>
    public string Time(Instant at) => TimePattern.Format(at.InZone(Profile.Calendar.Zone));

    private static readonly ZonedDateTimePattern TimePattern = ZonedDateTimePattern.Create(
        "dddd d MMMM 'at' HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en-GB"), null, null, default);
}
