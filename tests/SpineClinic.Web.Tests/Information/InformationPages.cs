using AngleSharp.Html.Parser;
using SpineClinic.Enquiries;

namespace SpineClinic.Web.Tests.Information;

/// <summary>What holds for every page that is only read, in whatever language.</summary>
internal static class InformationPages
{
    public static void AssertIn(Wording words, string markup, string address)
    {
        var page = new HtmlParser().ParseDocument(markup);
        Assert.Equal((words.Language, words.Direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("{", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{address}?language=en", page.QuerySelector(".languages a[lang=en]")!.GetAttribute("href"));
        var links = page.QuerySelectorAll("a[href^='/']:not(.languages a):not([href^='/staff'])").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.EndsWith($"?language={words.Language}", link, StringComparison.Ordinal));
        var numbers = page.QuerySelectorAll("main a[href='tel:+442079460018']");
        Assert.All(numbers, number => Assert.Equal("ltr", number.QuerySelector("bdi")!.GetAttribute("dir")));
    }
}
