using Bunit;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class BlockFormTests : DiaryContext
{
    [Fact]
    public void What_was_typed_stays_and_the_form_is_open()
    {
        var form = Render<BlockForm>(parameters => parameters.Add(page => page.Frame, Frame()).Add(page => page.Date, Today)
            .Add(page => page.Typed, new BlockTyped(DiaryFrame.Id(RoomOne.Id), "2026-11-25", "14:00", "13:00", "Clean & tidy")).Add(page => page.Errors, [new FieldError("blockTo", "Enter a time after the start")]));
        Assert.True(form.Find("details").HasAttribute("open"));
        Assert.Equal("13:00", form.Find("#blockTo").GetAttribute("value"));
        Assert.Equal("true", form.Find("#blockTo").GetAttribute("aria-invalid"));
        Assert.Equal("Clean & tidy", form.Find("#blockWords").GetAttribute("value"));
        Assert.Equal("Room 1", form.Find("#resource option[selected]").TextContent);
    }
}
