using Bunit;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reception;

public sealed class EnquiryActionsTests : StaffContext
{
    [Theory, EveryDatabase]
    public async Task What_would_be_refused_is_not_offered(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var file = await OpenAsync(clinic, Sheets.AllNo().Choose("signs", "weightLoss"));
        var actions = Show(file, clinic.Receptionist);
        Assert.Equal(["P0", "P1"], actions.FindAll("input[name=tier]").Select(input => input.GetAttribute("value")));
        Assert.Empty(actions.FindAll("form[action$='/close']"));
        Assert.NotEmpty(Show(file, clinic.Clinician).FindAll("form[action$='/close']"));
    }

    [Theory, EveryDatabase]
    public async Task What_was_typed_stays_when_it_is_refused(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var actions = Show(await OpenAsync(clinic), clinic.Receptionist, [new FieldError("note", "Shorten this")], new EnquiryActions.TypedWords(Note: "a long note"));
        Assert.Equal("a long note", actions.Find("#note").GetAttribute("value"));
        Assert.True(actions.Find("details:has(#note)").HasAttribute("open"));
    }

    [Theory, EveryDatabase]
    public async Task Another_holder_is_named_and_nothing_but_a_note_is_possible(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None);
        var file = await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, reference, CancellationToken.None);
        var actions = Show(file!, clinic.Receptionist);
        Assert.Contains("Rob Two", actions.Markup, StringComparison.Ordinal);
        Assert.Empty(actions.FindAll("form[action$='/claim']"));
    }

    private static async Task<EnquiryFile> OpenAsync(TestClinic clinic, SpineClinic.Enquiries.AnswerSheet? sheet = null) =>
        (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, (await clinic.ReceiveAsync(sheet)).Reference, CancellationToken.None))!;

    private IRenderedComponent<EnquiryActions> Show(EnquiryFile file, StaffActor actor, IReadOnlyList<FieldError>? errors = null, EnquiryActions.TypedWords? typed = null) =>
        Render<EnquiryActions>(parameters => parameters
            .Add(component => component.File, file)
            .Add(component => component.Actor, actor)
            .Add(component => component.Errors, errors ?? [])
            .Add(component => component.Typed, typed ?? EnquiryActions.TypedWords.None));
}
