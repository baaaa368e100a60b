using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings.OwnSite;

namespace SpineClinic.Web.Tests.Settings.OwnSite;

public sealed class LookFieldsTests : OwnSiteContext
{
    [Fact]
    public void What_was_typed_stays_with_its_problem() => AssertKept(Fields<LookFields>(Wrong("name", "phone", "brand", "accent")), "name", "phone", "brand", "accent");

    [Fact]
    public void A_refused_file_is_said_at_the_file()
    {
        var form = new ShapeForm();
        form.Refuse("file", "Choose another");
        var fields = Fields<LookFields>(form);
        Assert.Contains("Choose another", fields.Find("#file-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(("true", "file-hint file-error"), (fields.Find("#file").GetAttribute("aria-invalid"), fields.Find("#file").GetAttribute("aria-describedby")));
        Assert.Empty(fields.FindAll("img, #removeLogo"));
    }

    [Theory, InlineData("cd.png", "/logo/cd.png"), InlineData("", null)]
    public void The_logo_that_somebody_else_chose_is_a_picture_and_no_name(string theirs, string? picture)
    {
        var form = new ShapeForm().With("logo", "ab.png").With("was.logo", "old.png");
        typeof(ShapeForm).GetMethod("Against", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.Invoke(form, [new ShapeForm().With("logo", theirs), "logo"]);
        var fields = Fields<LookFields>(form);
        Assert.Equal(picture, fields.FindAll("img").Select(image => image.GetAttribute("src")).FirstOrDefault(source => source != "/logo/ab.png"));
        Assert.DoesNotContain("cd.png", fields.Find("#file-error").TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("#b01010", true), InlineData("#0e5a5c", false)]
    public void A_colour_like_the_red_of_emergencies_is_warned_of(string brand, bool isWarned) =>
        Assert.Equal(isWarned, Fields<LookFields>(new ShapeForm().With("brand", brand)).Find(".swatches").TextContent.Contains("close to the red of emergencies", StringComparison.Ordinal));

    [Fact]
    public void A_colour_that_cannot_be_read_comes_with_a_button_for_the_nearest_and_a_good_one_with_its_contrast()
    {
        var bad = Fields<LookFields>(new ShapeForm().With("brand", "#ffd400").With("accent", "#222222"));
        Assert.Equal(["use.brand", "use.accent"], bad.FindAll("button").Select(button => button.GetAttribute("name")));
        Assert.All(bad.FindAll("button"), button => Assert.Matches("^#[0-9a-f]{6}$", button.GetAttribute("value")!));
        var good = Fields<LookFields>(new ShapeForm().With("brand", "#0e5a5c").With("logo", "ab.svg").With("name", "Riverside"));
        Assert.Empty(good.FindAll("button"));
        Assert.Contains("to 1 in light colours", good.Find(".swatches").TextContent, StringComparison.Ordinal);
        Assert.Equal("/logo/ab.svg", good.Find("img").GetAttribute("src"));
        Assert.NotNull(good.Find("#removeLogo"));
    }
}
