using Bunit;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Tests.Patients;

public sealed class ToldUsTests : PageContext
{
    [Fact]
    public void Question_and_answer_stand_together()
    {
        var told = Render<ToldUs>(parameters => parameters.Add(component => component.Heading, "You told us").Add(component => component.Quotes, [new Quote("Is it <new>?", ["Yes", "Both"])]));
        Assert.Equal("Is it <new>? Yes; Both", told.Find("blockquote p").TextContent);
    }
}
