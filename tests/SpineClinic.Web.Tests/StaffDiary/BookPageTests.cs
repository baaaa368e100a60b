using Bunit;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class BookPageTests : DiaryContext
{
    private static readonly BookTyped Typed = new("key1", DiaryFrame.Id(First.Id), DiaryFrame.Id(Back.Id), "2026-11-24", "11:00", "", "", "Ann <b>", "07700 900123", "", [PatientNeeds.StepFree], "");

    [Fact]
    public void A_person_is_booked_in_five_inputs_at_most_and_with_an_enquiry_in_fewer()
    {
        const string Visible = "input:not([type=hidden]), select, textarea";
        Assert.InRange(Show(Typed).FindAll($"form[method=post] {Visible}").Count(input => input.Closest(".diary-form") is not null), 1, 5);
        var patient = new PatientToBook(Guid.NewGuid(), Guid.NewGuid(), "Ann", "+447700900123", null, "en", Tier.P3, [], null);
        Assert.Single(Show(Typed with { Enquiry = "SC-2222-22" }, patient).FindAll($".diary-form :is({Visible})"));
    }

    [Fact]
    public void Everything_typed_and_the_key_stay()
    {
        var page = Show(Typed, errors: [new FieldError("time", "Somebody was quicker")]);
        Assert.Equal("Ann <b>", page.Find("#name").GetAttribute("value"));
        Assert.Equal("07700 900123", page.Find("#phone").GetAttribute("value"));
        Assert.Equal("key1", page.Find("input[name=key]").GetAttribute("value"));
        Assert.Equal(PatientNeeds.StepFree, page.Find("input[name=needs]").GetAttribute("value"));
    }

    [Fact]
    public void Rules_against_it_are_named_with_who_may_override_them_and_a_reason_is_asked_for()
    {
        var page = Show(Typed, rules: [BookingRule.OutsideSession, BookingRule.KeptForUrgent]);
        Assert.Contains("no session then. Reception and specialists can override this, with a reason.", Plain(page.Find(".rule-list").TextContent), StringComparison.Ordinal);
        Assert.Contains("Specialists can override this", page.Find(".rule-list").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("#reason"));
        Assert.Empty(Show(Typed).FindAll("#reason"));
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<BookPage> Show(BookTyped typed, PatientToBook? patient = null, IReadOnlyList<BookingRule>? rules = null, IReadOnlyList<FieldError>? errors = null) =>
        Render<BookPage>(parameters => parameters.Add(page => page.Frame, Frame()).Add(page => page.Typed, typed).Add(page => page.Patient, patient)
            .Add(page => page.Rules, rules ?? []).Add(page => page.Errors, errors ?? []));
}
