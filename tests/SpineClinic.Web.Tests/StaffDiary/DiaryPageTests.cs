using Bunit;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class DiaryPageTests : DiaryContext
{
    [Fact]
    public void An_error_is_in_the_title_and_leads_to_its_field()
    {
        var page = Render<DiaryPage>(parameters => parameters.Add(page => page.Frame, Frame()).Add(page => page.Title, "Find a time").Add(page => page.Errors, [new FieldError("time", "Choose a time")]));
        Assert.StartsWith("Error: Find a time", page.Find("title").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("#time", page.Find(".error-summary a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_one_is_on_is_marked()
    {
        var page = Render<DiaryPage>(parameters => parameters.Add(page => page.Frame, Frame()).Add(page => page.Title, "x").Add(page => page.Current, DiaryRoutes.Requests));
        Assert.Equal("Requests to approve", page.Find(".settings-nav a[aria-current]").TextContent);
    }
}
