using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class FieldMessagesTests : BunitContext
{
    [Fact]
    public void Hint_and_error_have_the_ids_that_describe_the_field()
    {
        var messages = Render<FieldMessages>(parameters => parameters.Add(component => component.Field, "age").Add(component => component.Hint, "Any").Add(component => component.Error, "Choose"));
        Assert.Equal("Any", messages.Find("#age-hint").TextContent);
        Assert.Equal("Error: Choose", messages.Find("#age-error").TextContent);
    }
}
