using System.Reflection;
using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class OvertakenNoticeTests : BunitContext
{
    private static readonly Dictionary<string, string> Labels = new() { ["text"] = "Text", ["title"] = "Title" };

    [Fact]
    public void It_shows_what_the_other_manager_saved_where_that_is_words()
    {
        var notice = Show(Overtaken(("text", "Theirs <i>"), ("title", ""), ("site", "3f2a")));
        Assert.Equal(["Text", "Title"], notice.FindAll("h2").Select(heading => heading.TextContent));
        Assert.Equal(["Theirs <i>", "(empty)"], notice.FindAll(".as-typed").Select(text => text.TextContent));
    }

    [Fact]
    public void Without_a_conflict_there_is_nothing()
    {
        Assert.Empty(Show(new ShapeForm()).Markup.Trim());
        Assert.Empty(Show(Overtaken(("site", "3f2a"))).Markup.Trim());
    }

    /// <summary>A form in which another manager changed every field, and this one too.</summary>
    internal static ShapeForm Overtaken(params (string Field, string Theirs)[] fields)
    {
        var (mine, theirs) = (new ShapeForm(), new ShapeForm());
        foreach (var (field, text) in fields)
        {
            mine.With(field, "Before");
            theirs.With(field, text);
        }

        mine.WithWhatStood();
        foreach (var (field, _) in fields)
        {
            mine.With(field, "Mine");
        }

        typeof(ShapeForm).GetMethod("Against", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(mine, [theirs, null]);
        return mine;
    }

    private IRenderedComponent<OvertakenNotice> Show(ShapeForm form) => Render<OvertakenNotice>(parameters => parameters.Add(notice => notice.Form, form).Add(notice => notice.Labels, Labels));
}
