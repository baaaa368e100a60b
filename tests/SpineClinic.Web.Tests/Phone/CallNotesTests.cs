using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallNotesTests : PhoneContext
{
    [Fact]
    public void What_is_missing_is_said_at_the_notes()
    {
        var notes = Show(View(AnswerSheet.Empty) with { More = [new FieldError(CallInput.Notes, "Write here to whom")] });
        Assert.Contains("Write here to whom", notes.Find("#callNotes-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_of_two_tabs_are_both_there()
    {
        var notes = Show(View(AnswerSheet.Empty with { CallNotes = "Zoë <i>Stored</i>" }) with { Conflicts = [Conflict(CallInput.Notes)] });
        Assert.Equal("Zoe Typed", notes.Find("textarea").GetAttribute("value"));
        Assert.Contains("Zoë <i>Stored</i>", notes.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CallNotes> Show(CallView view) => Render<CallNotes>(parameters => parameters.Add(part => part.View, view));
}
