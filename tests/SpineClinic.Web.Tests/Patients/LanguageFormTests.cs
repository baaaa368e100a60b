using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class LanguageFormTests : PageContext
{
    [Fact]
    public void Where_there_is_no_choice_there_is_no_form() =>
        Assert.Empty(Render<LanguageForm>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Page, "walk")).FindAll("form"));

    [Fact]
    public void Every_other_language_is_a_button_in_its_own_words()
    {
        var form = Render<LanguageForm>(parameters => parameters
            .Add(component => component.Context, Patient() with { Languages = Questionnaires.Languages }).Add(component => component.Page, "walk")).Find("form");
        Assert.Equal(("post", "/enquire/language"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("walk", form.QuerySelector("input[name=page]")!.GetAttribute("value"));
        Assert.Equal(
            Questionnaires.Languages.Where(words => words.Language != "en").Select(words => (words.Language, words.Language, words.Common("languageName"))),
            form.QuerySelectorAll("button[name=language]").Select(button => (button.GetAttribute("value")!, button.GetAttribute("lang")!, button.TextContent)));
    }
}
