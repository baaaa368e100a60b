using Bunit;
using SpineClinic.Web.Settings;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Settings;

public sealed class SignOffFormTests : SettingsContext
{
    [Fact]
    public void Nothing_is_chosen_beforehand()
    {
        var form = Show([], SignOffView.Typed.Nothing);
        Assert.Empty(form.FindAll("input[checked]"));
        Assert.Equal(InForce.Editions, form.Find("input[name=editions]").GetAttribute("value"));
        Assert.Equal(InForce.Wordings, form.FindAll("input[name=wordings]").Select(input => input.GetAttribute("value")!));
    }

    [Fact]
    public void What_was_typed_and_chosen_stays_with_the_error_at_its_field()
    {
        var form = Show([new FieldError("registration", "Enter your number")], new SignOffView.Typed("GMC <1>", ["en:1"], []));
        Assert.Equal("GMC <1>", form.Find("#registration").GetAttribute("value"));
        Assert.Equal("true", form.Find("#registration").GetAttribute("aria-invalid"));
        Assert.Equal("en:1", Assert.Single(form.FindAll("input[checked]")).GetAttribute("value"));
    }

    private IRenderedComponent<SignOffForm> Show(IReadOnlyList<FieldError> errors, SignOffView.Typed typed) => Render<SignOffForm>(parameters => parameters
        .Add(component => component.View, View()).Add(component => component.Actor, Clinician).Add(component => component.Errors, errors).Add(component => component.Typed, typed));
}
