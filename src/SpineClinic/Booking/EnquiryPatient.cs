using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;

namespace SpineClinic.Booking;

/// <summary>Whom to book for an enquiry, with the needs that they told on the form and those that staff know of the person; they follow the patient into every search for a time.</summary>
public sealed class EnquiryPatient(Vault vault, QuestionnaireLibrary questionnaires)
{
    /// <param name="db">A context, in a transaction or not.</param>
    /// <param name="enquiry">Whose.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<PatientToBook> ReadAsync(ClinicDbContext db, Enquiry enquiry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(enquiry);
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == enquiry.DataKeyId, cancellationToken);
        var sheet = AnswerSheet.FromJson(vault.Open(key, Enquiry.SheetPurpose, enquiry.Id, enquiry.SealedSheet));
        var known = enquiry.PersonId is { } person ? await NeedsAsync(db, person, cancellationToken) : PersonNeeds.None;
        List<string> needs = [.. sheet.OnTheWay(questionnaires.Current)["adjust"].Where(code => code != PatientNeeds.None).Union(known.Codes)];
        var spoken = sheet.Text("interpreterLanguage") is { Length: > 0 } told ? told : known.InterpreterLanguage;
        return Closed(enquiry) with { Needs = needs, InterpreterLanguage = PatientNeeds.HasInterpreter(needs) ? spoken : null };
    }

    private async Task<PersonNeeds> NeedsAsync(ClinicDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        return PersonNeeds.Of(person, await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == person.DataKeyId, cancellationToken), vault);
    }

    /// <summary>Whom to book, without what is sealed.</summary>
    /// <param name="enquiry">Whose.</param>
    public static PatientToBook Closed(Enquiry enquiry)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        return new PatientToBook(enquiry.DataKeyId, enquiry.Id, enquiry.Name, enquiry.Phone, enquiry.Email, enquiry.Language, enquiry.Tier, [], null);
    }

    /// <summary>What to look for, under the rules for staff: it is the clinic that offers.</summary>
    public static TimeQuery Query(PatientToBook patient, Guid typeId)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return new TimeQuery(typeId, ForStaff: true)
        {
            Tier = patient.Tier,
            StepFree = patient.Needs.Contains(PatientNeeds.StepFree),
            Interpreter = PatientNeeds.HasInterpreter(patient.Needs),
            PatientId = patient.PatientId,
        };
    }
}
