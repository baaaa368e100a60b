using Bunit;
using SpineClinic.Testing;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class HospitalCardTests : PageContext
{
    [Fact]
    public void It_holds_the_time_the_age_and_every_safety_answer_and_no_reading_of_them()
    {
        var card = Show("en");
        Assert.Equal(["Tuesday 24 November at 10:00", "18 to 49"], card.FindAll(".card-lines dd").Select(line => line.TextContent));
        Assert.Equal(7, card.FindAll(".card-answers dt").Count);
        Assert.DoesNotContain("cauda", card.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Zoë", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Hospital_staff_can_read_it_in_the_clinics_language_too()
    {
        var card = Show("es");
        Assert.Equal(2, card.FindAll(".card-answers").Count);
        Assert.Contains("Do you have trouble controlling", card.Find("section section[lang=en]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<HospitalCard> Show(string language) => Render<HospitalCard>(parameters => parameters
        .Add(component => component.Context, Patient() with { Words = Questionnaires.Wording(language) })
        .Add(component => component.Draft, Draft(Sheets.AllNo().Choose("saddle", "yes").Choose("saddleTiming", "recent").Choose("unwell", "chest")))
        .Add(component => component.Questionnaire, Questionnaires.Current));
}
