using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Series;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.People;

/// <summary>One request about a person.</summary>
public sealed class PersonVisit(DiaryVisit visit, StaffVisit desk, Triage.People people)
{
    /// <summary>Where a reference is typed that is of the same person.</summary>
    public const string SameAs = "sameAs";

    public Task<IResult> ShowAsync(Guid id) => visit.VisitAsync(frame => ShowAsync(frame, id, null, []));

    public Task<IResult> SaveAsync(Guid id, Sent sent) => visit.VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(sent);
        var contact = sent.Several("contact");
        var typed = new PersonNeeds(sent.Several("needs"), sent["language"] is { Length: > 0 } language ? language : null, contact.Contains("discreet"), contact.Contains("noMessages"));
        return await people.SaveNeedsAsync(frame.Actor, id, Sent.Number(sent["version"]) ?? 0, typed, visit.Aborted) switch
        {
            PeopleOutcome.Done => new SeeOtherResult($"{PeopleRoutes.Path}/{id}"),
            PeopleOutcome.LanguageMissing => await ShowAsync(frame, id, typed, [new FieldError("language", $"Enter the language, in {PersonNeeds.LongestLanguage} characters or fewer")]),
            PeopleOutcome.Changed => await ShowAsync(frame, id, typed, [new FieldError("needs", "Somebody changed this meanwhile. What you chose is still here: save it again if it is right")]),
            _ => Results.NotFound(),
        };
    });

    public Task<IResult> LinkAsync(string reference, string other) => ActAsync(
        reference,
        exact => visit.VisitAsync(async frame => EnquiryReference.TryParse(other, out var same)
            ? await AnswerAsync(exact, other, await people.LinkAsync(frame.Actor, exact, same, visit.Aborted))
            : await RefuseAsync(exact, "Enter the whole reference, such as SC-4H7K-2M", other)));

    public Task<IResult> UnlinkAsync(string reference) => ActAsync(
        reference, exact => visit.VisitAsync(async frame => await AnswerAsync(exact, "", await people.UnlinkAsync(frame.Actor, exact, visit.Aborted))));

    private static Task<IResult> ActAsync(string reference, Func<string, Task<IResult>> act) =>
        EnquiryReference.TryParse(reference, out var exact) ? act(exact) : Task.FromResult(Results.NotFound());

    private Task<IResult> AnswerAsync(string reference, string other, PeopleOutcome outcome) => outcome switch
    {
        PeopleOutcome.Done or PeopleOutcome.NothingToDo => Task.FromResult<IResult>(new SeeOtherResult($"/staff/enquiries/{reference}#person")),
        PeopleOutcome.SameEnquiry => RefuseAsync(reference, "That is this enquiry: enter the reference of the other one", other),
        _ when other.Length > 0 => RefuseAsync(reference, "There is no enquiry with that reference", other),
        _ => Task.FromResult(Results.NotFound()),
    };

    private Task<IResult> RefuseAsync(string reference, string words, string typed) =>
        desk.ShowAsync(reference, [new FieldError(SameAs, words)], EnquiryActions.TypedWords.None, sameAs: typed);

    private async Task<IResult> ShowAsync(DiaryFrame frame, Guid id, PersonNeeds? typed, IReadOnlyList<FieldError> errors) =>
        await people.OpenAsync(frame.Actor, id, visit.Aborted) is { } person
            ? DiaryVisit.Page<PersonPage>(new { Frame = frame, Person = person, Typed = typed ?? person.Needs, Errors = errors }, errors.Count)
            : Results.NotFound();
}
