using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class FieldFrameTests : BunitContext
{
    [Fact]
    public void An_error_marks_the_whole_field()
    {
        Assert.Equal("field", Render<FieldFrame>().Find("div").ClassName);
        Assert.Contains("has-error", Render<FieldFrame>(parameters => parameters.Add(component => component.Error, "Choose")).Find("div").ClassName, StringComparison.Ordinal);
    }
}
