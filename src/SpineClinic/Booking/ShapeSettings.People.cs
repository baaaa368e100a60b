using System.Text.RegularExpressions;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using static System.FormattableString;

namespace SpineClinic.Booking;

public sealed partial class ShapeSettings
{
    private const int LongestEmail = 254;
    private const int LongestLink = 500;

    /// <summary>Adds a specialist, or changes one. Fields: name, email, languages (codes with commas), painSites, video, active. A new one is in use.</summary>
    public Task<ShapeResult> ChangeSpecialistAsync(StaffActor actor, Guid? id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var specialist = id is { } known ? work.Shape.Specialist(known) : null;
            form.Against(specialist is null ? null : ShapeForms.Of(specialist));
            var name = NameOf(work, id, work.Shape.Profile.Specialists.Select(other => (other.Id, other.Name)));
            var (email, languages, video) = (EmailOf(form), LanguagesOf(form), VideoOf(form));
            var painSites = form.Many("painSites", questionnaires.Current["site"].Options.Select(code => (code, code)));
            if (specialist is { IsActive: false } && form.IsTicked("active"))
            {
                RefuseReturn(work, specialist);
            }

            if (form.IsWrong || (id is not null && specialist is null))
            {
                return null;
            }

            var isNew = specialist is null;
            specialist ??= new Specialist(name, email, painSites, staffMemberId: null);
            specialist.Describe(name, email, painSites, languages);
            specialist.VideoLink = video;
            specialist.IsActive = isNew || form.IsTicked("active");
            if (isNew)
            {
                work.Db.Specialists.Add(specialist);
            }

            return new Change(isNew ? "SpecialistAdded" : "SpecialistChanged", "specialist", specialist.Id);
        },
        cancellationToken);

    /// <summary>Writes down whole days on which a specialist is away. Fields: specialist, first, last.</summary>
    public Task<ShapeResult> AddAbsenceAsync(StaffActor actor, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var specialist = SpecialistOf(work);
            var (first, last) = DaysOf(work.Form, work.Today);
            if (form.IsWrong)
            {
                return null;
            }

            specialist.Absences.Add(new Absence(first, last));
            return new Change("AbsenceAdded", "specialist", specialist.Id, Days(first, last));
        },
        cancellationToken);

    /// <summary>Takes an absence that is not over away again.</summary>
    public Task<ShapeResult> RemoveAbsenceAsync(StaffActor actor, int id, ShapeForm form, bool isConfirmed, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        isConfirmed,
        work =>
        {
            var specialist = work.Shape.Profile.Specialists.FirstOrDefault(one => one.Absences.Exists(absence => absence.Id == id));
            if (specialist?.Absences.Find(absence => absence.Id == id) is not { } absence || absence.Last < work.Today)
            {
                return null;
            }

            specialist.Absences.Remove(absence);
            return new Change("AbsenceRemoved", "specialist", specialist.Id, Days(absence.First, absence.Last));
        },
        cancellationToken);

    private static string EmailOf(ShapeForm form)
    {
        var typed = PersonalText.Line(form["email"]);
        if (typed.Length > 0 && ContactParser.Email(typed) is { Length: <= LongestEmail } email)
        {
            return email;
        }

        form.Refuse("email", "Enter an email address such as name@clinic.example");
        return "";
    }

    private static List<string> LanguagesOf(ShapeForm form)
    {
        List<string> codes = [.. PersonalText.Line(form["languages"]).Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (codes.Exists(code => !LanguageCode().IsMatch(code)) || codes.Count > 20)
        {
            form.Refuse("languages", "Enter codes of languages with commas, such as en, es, ar");
        }

        return codes;
    }

    // Patients open it from a letter: nothing but a page over TLS, and nothing with a name and password in it.
    private static Uri? VideoOf(ShapeForm form)
    {
        var typed = PersonalText.Line(form["video"]);
        if (typed.Length == 0)
        {
            return null;
        }

        if (typed.Length <= LongestLink && Uri.TryCreate(typed, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps && link.UserInfo.Length == 0 && link.Host.Contains('.', StringComparison.Ordinal))
        {
            return link;
        }

        form.Refuse("video", "Enter a link that starts with https://, or leave it empty");
        return null;
    }

    private static Specialist SpecialistOf(Work work) =>
        work.Form.One("specialist", "a specialist", work.Shape.Profile.Specialists.Select(one => (one.Id.ToString(), one)));

    private static (LocalDate First, LocalDate Last) DaysOf(ShapeForm form, LocalDate today)
    {
        var (first, last) = (form.Day("first", "the first day"), form.Day("last", "the last day"));
        if (!form.IsWrong && last < first)
        {
            form.Refuse("last", "Enter a last day that is not before the first");
        }
        else if (!form.IsWrong && last < today)
        {
            form.Refuse("last", "Enter a last day that is not over");
        }

        return (first, last);
    }

    private static string Days(LocalDate first, LocalDate last) => Invariant($"{first:uuuu-MM-dd} to {last:uuuu-MM-dd}");

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageCode();
}
