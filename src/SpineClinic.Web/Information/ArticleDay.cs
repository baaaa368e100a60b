using System.Globalization;
using NodaTime;

namespace SpineClinic.Web.Information;

/// <summary>When an article was reviewed, as its readers write dates. Articles are in English.</summary>
public static class ArticleDay
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Say(LocalDate date) => date.ToString("d MMMM uuuu", English);
}
