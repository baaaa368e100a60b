using Bunit;
using SpineClinic.Safety;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reception;

public sealed class AskPatientFormTests : PageContext
{
    [Fact]
    public void Without_an_address_there_is_nobody_to_ask() => Assert.Empty(Show(null).FindAll("form"));

    [Fact]
    public void Every_ready_question_is_offered_by_its_name() =>
        Assert.Equal(MessageTemplates.Load().Questions, AskPatientForm.Templates.Select(choice => choice.Value));

    [Fact]
    public void What_was_typed_stays_beside_what_is_wrong()
    {
        var form = Show("zoe@example.org", new FieldError("question", "Write a few words here"));
        Assert.True(form.Find("details").HasAttribute("open"));
        Assert.Equal("When did it", form.Find("#question").GetAttribute("value"));
        Assert.Equal("betterTime", form.Find("#template option[selected]").GetAttribute("value"));
    }

    private IRenderedComponent<AskPatientForm> Show(string? email, params FieldError[] errors) => Render<AskPatientForm>(parameters => parameters
        .Add(component => component.Enquiry, DeskEnquiries.Of(Tier.P3, email))
        .Add(component => component.Typed, new EnquiryActions.TypedWords { More = new Dictionary<string, string> { ["question"] = "When did it", ["template"] = "betterTime" } })
        .Add(component => component.Errors, errors));
}
