using Bunit;
using SpineClinic.Safety;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Reception;

public sealed class OpinionFormTests : PageContext
{
    [Fact]
    public void There_are_four_answers_and_what_was_typed_stays()
    {
        var form = Render<OpinionForm>(parameters => parameters
            .Add(component => component.Enquiry, DeskEnquiries.Of(Tier.P3))
            .Add(component => component.Typed, new EnquiryActions.TypedWords { More = new Dictionary<string, string> { ["opinion"] = "Advise", ["opinionWords"] = "Keep moving", ["opinionReady"] = "I will ring this person myself." } })
            .Add(component => component.Errors, [new FieldError("opinionWords", "Shorten this")]));
        Assert.Equal(["Accept", "NeedsImaging", "Advise", "Redirect"], form.FindAll("input[name=opinion]").Select(input => input.GetAttribute("value")));
        Assert.True(form.Find("input[value=Advise]").HasAttribute("checked"));
        Assert.Equal("I will ring this person myself.", form.Find("#opinionReady option[selected]").GetAttribute("value"));
        Assert.Equal("Keep moving", form.Find("#opinionWords").GetAttribute("value"));
    }
}
