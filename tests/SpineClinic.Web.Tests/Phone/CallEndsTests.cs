using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Triage;
using SpineClinic.Web.Phone;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Phone;

public sealed class CallEndsTests : PhoneContext
{
    [Fact]
    public void In_an_emergency_it_is_neither_filed_nor_kept_here() => Assert.Equal(["abandon"], Ends(View(Numb)));

    [Fact]
    public void Otherwise_it_is_filed_kept_or_ended() => Assert.Equal(["file", "call-back", "abandon"], Ends(View(AnswerSheet.Empty)));

    [Fact]
    public void Every_reason_can_be_chosen_and_a_missing_one_is_said_with_the_fold_open()
    {
        var ends = Show(View(AnswerSheet.Empty) with { More = [new FieldError("abandonReason", "Choose why")] });
        Assert.Equal(Enum.GetNames<CallAbandonReason>(), ends.FindAll("option").Skip(1).Select(option => option.GetAttribute("value")));
        Assert.True(ends.Find("details").HasAttribute("open"));
    }

    private IEnumerable<string> Ends(CallView view) => Show(view).FindAll("button").Select(button => button.GetAttribute("formaction")!.Split('/')[^1]);

    private IRenderedComponent<CallEnds> Show(CallView view) => Render<CallEnds>(parameters => parameters.Add(part => part.View, view));
}
