using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Patients;

public sealed class QuestionFieldTests : PageContext
{
    [Theory]
    [InlineData(QuestionType.Radios, "input[type=radio]")]
    [InlineData(QuestionType.Checkboxes, "input[type=checkbox]")]
    [InlineData(QuestionType.Scale, "input[type=radio][value='10']")]
    [InlineData(QuestionType.Text, "input[type=text]")]
    [InlineData(QuestionType.Tel, "input[type=tel]")]
    [InlineData(QuestionType.Email, "input[type=email]")]
    [InlineData(QuestionType.Textarea, "textarea")]
    public void Each_type_has_its_control(QuestionType type, string selector)
    {
        var question = new QuestionView { Name = "q", Type = type, Label = "A question", Choices = [new Choice("a", "A")] };
        var field = Render<QuestionField>(parameters => parameters.Add(component => component.Question, question).Add(component => component.Context, Patient()));
        Assert.Equal("q", field.Find(selector).GetAttribute("name"));
    }
}
