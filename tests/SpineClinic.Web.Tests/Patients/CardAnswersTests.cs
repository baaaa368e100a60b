using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class CardAnswersTests : PageContext
{
    [Fact]
    public void Several_answers_stand_together()
    {
        var list = Render<CardAnswers>(parameters => parameters.Add(component => component.Quotes, [new Quote("Which?", ["One", "Two"])]));
        Assert.Equal(("Which?", "One; Two"), (list.Find("dt").TextContent, list.Find("dd").TextContent));
    }
}
