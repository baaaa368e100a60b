using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;

namespace SpineClinic.Web.Tests.Phone;

/// <summary>A call to be shown.</summary>
public abstract class PhoneContext : PageContext
{
    protected static readonly StaffActor Rita = new(Guid.NewGuid(), "Rita One", Role.Receptionist);

    protected static AnswerSheet Numb => AnswerSheet.Empty.Choose("saddle", "yes").Choose("saddleTiming", "recent");

    protected static AnswerSheet Fever => AnswerSheet.Empty.Choose("unwell", "fever").Choose("feverMore", "none");

    protected static CallView View(AnswerSheet sheet, params KnownCaller[] known) => new(
        Rita, Patient(sheet.IsForSomeoneElse), new CallState(Draft(sheet), TestClinic.Start, TestClinic.Start), Questionnaires.Current, known, TestClinic.Start);

    protected static KnownCaller Person(string reference, Worklist? worklist, ClosureReason? closure = null) =>
        new(reference, "Zoë <b>Quince</b>", TestClinic.Start, worklist, closure, SamePhone: true, SameName: false, PersonNeeds.None);

    /// <summary>Another tab has saved "Zoë"; this one holds "Zoe" and was shown nothing.</summary>
    protected static CallSaved.Conflict Conflict(string input = "name") =>
        new(input, new Answer([], "Zoë <i>Stored</i>", 1, "en", TestClinic.Start), new Answer([], "Zoe Typed", 1, "en", TestClinic.Start), "0123456789abcdef", TestClinic.Start);
}
