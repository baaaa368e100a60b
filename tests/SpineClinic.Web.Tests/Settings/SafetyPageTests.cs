using Bunit;
using SpineClinic.Specialists;
using SpineClinic.Triage;
using SpineClinic.Web.Settings;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Settings;

public sealed class SafetyPageTests : SettingsContext
{
    [Fact]
    public void What_was_typed_stays_when_it_is_refused()
    {
        var page = Show(new SafetySettings.Values(PriorityMode.ProtocolMatch, true, "<nobody>", "Ring\nthe team"), new FieldError("onCallEmail", "Enter an email address"));
        Assert.Equal("<nobody>", page.Find("#onCallEmail").GetAttribute("value"));
        Assert.Equal("Ring\nthe team", page.Find("#crisisProtocol").GetAttribute("value"));
        Assert.Equal(["ProtocolMatch", "yes"], page.FindAll("input[checked]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void It_says_what_protocol_match_needs()
    {
        var hint = Show(new SafetySettings.Values(PriorityMode.List, false, null, null)).Find("fieldset").TextContent;
        Assert.Contains("recorded regulatory position", hint, StringComparison.Ordinal);
        Assert.Contains("clinician's sign-off", hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_calls_that_is_none_stays_and_is_said_at_its_field()
    {
        var page = Show(new SafetySettings.Values(PriorityMode.List, false, null, null) { CallsBeforeUnreachable = "many" }, new FieldError("callsBeforeUnreachable", "Enter a whole number"));
        Assert.Equal("many", page.Find("#callsBeforeUnreachable").GetAttribute("value"));
        Assert.Contains("Enter a whole number", page.Find("#callsBeforeUnreachable-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_that_is_missing_is_said_at_its_tick()
    {
        var page = Show(new SafetySettings.Values(PriorityMode.ProtocolMatch, false, null, null), new FieldError("position", "Tick this"));
        Assert.EndsWith("#position", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal);
        var tick = page.Find("#position");
        Assert.Equal(("checkbox", "position", "yes", false), (tick.GetAttribute("type"), tick.GetAttribute("name"), tick.GetAttribute("value"), tick.HasAttribute("checked")));
        Assert.Contains("Tick this", page.Find("#position-error").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<SafetyPage> Show(SafetySettings.Values typed, params FieldError[] errors) => Render<SafetyPage>(parameters => parameters
        .Add(component => component.Actor, Manager).Add(component => component.Context, Patient()).Add(component => component.Typed, typed).Add(component => component.Errors, errors));
}
