using Bunit;
using SpineClinic.Booking;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reception;

public sealed class InvitationFormTests : StaffContext
{
    [Theory, EveryDatabase]
    public async Task Without_an_address_there_is_nothing_to_send(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        Assert.Empty((await ShowAsync(clinic, Sheets.AllNo().Choose("contactBy", "phone").Write("email", ""))).FindAll("form"));
    }

    [Theory, EveryDatabase]
    public async Task What_was_chosen_stays_when_it_is_refused(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var form = await ShowAsync(clinic, Sheets.AllNo(), new FieldError("inviteType", "Choose a consultation"));
        Assert.True(form.Find("details").HasAttribute("open"));
        Assert.Equal("Dr Back", form.Find("#inviteSpecialist option[selected]").TextContent);
        Assert.Equal("true", form.Find("#inviteType").GetAttribute("aria-invalid"));
    }

    [Theory, EveryDatabase]
    public async Task A_time_a_series_and_the_waiting_list_are_one_press_away(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var form = await ShowAsync(clinic, Sheets.AllNo());
        var reference = form.Instance.Enquiry.Reference;
        string[] expected = [$"/staff/diary/find?enquiry={reference}", $"/staff/diary/series?reference={reference}", $"/staff/waiting-list?reference={reference}#add"];
        Assert.Equal(expected, form.FindAll("#booking a").Select(link => link.GetAttribute("href")));
    }

    private async Task<IRenderedComponent<InvitationForm>> ShowAsync(TestClinic clinic, SpineClinic.Enquiries.AnswerSheet sheet, params FieldError[] errors)
    {
        var file = await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, (await clinic.ReceiveAsync(sheet)).Reference, CancellationToken.None);
        var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
        return Render<InvitationForm>(parameters => parameters.Add(form => form.Enquiry, file!.Enquiry).Add(form => form.Shape, shape).Add(form => form.Errors, errors)
            .Add(form => form.Typed, new EnquiryActions.TypedWords(InviteSpecialist: clinic.Back.Id.ToString("N"))));
    }
}
