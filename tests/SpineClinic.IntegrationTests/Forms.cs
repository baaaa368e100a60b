using System.Net;
using AngleSharp.Html.Dom;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

/// <summary>What a person does with the enquiry form, and what it must answer.</summary>
internal static class Forms
{
    public const string Phone = "020 7946 0018";

    /// <summary>A post that is taken.</summary>
    /// <returns>Where the answer sends the browser.</returns>
    public static async Task<string> GoAsync(this FormClient patient, string address, params (string Name, string Value)[] inputs)
    {
        using var response = await patient.PostAsync(address, inputs);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, $"{address} answered {(int)response.StatusCode} to {string.Join(", ", inputs)}");
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>A post that is refused as wrong.</summary>
    /// <returns>The page that comes back.</returns>
    public static async Task<IHtmlDocument> RefusedAsync(this FormClient patient, string address, params (string Name, string Value)[] inputs)
    {
        using var response = await patient.PostAsync(address, inputs);
        Assert.True(response.StatusCode == HttpStatusCode.UnprocessableEntity, $"{address} answered {(int)response.StatusCode} {response.Headers.Location} to {string.Join(", ", inputs)}");
        return await FormClient.ReadAsync(response);
    }

    /// <summary>Where a page sends a browser that may not see it.</summary>
    public static async Task<string> SentAwayAsync(this FormClient patient, string address)
    {
        using var response = await patient.GetAsync(address);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, $"{address} answered {(int)response.StatusCode}");
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>Starts the form and answers each page it leads to: with the given answers, else as an adult without a red flag.</summary>
    /// <returns>Every page answered, in order, and at the end the address where it stopped.</returns>
    public static async Task<IReadOnlyList<string>> WalkAsync(this FormClient patient, params (string Page, (string Name, string Value)[] Inputs)[] answers) =>
        await patient.WalkOnAsync(await patient.GoAsync("/enquire"), answers);

    /// <summary>The same from an address on.</summary>
    public static async Task<IReadOnlyList<string>> WalkOnAsync(
        this FormClient patient, string address, params (string Page, (string Name, string Value)[] Inputs)[] answers)
    {
        var visited = new List<string> { address };
        while (answers.Concat(FormClient.AllNo).FirstOrDefault(answer => visited[^1] == $"/enquire/{answer.Page}") is { Page: not null } step)
        {
            visited.Add(await patient.GoAsync(visited[^1], step.Inputs));
            Assert.True(visited.Count < 40, "The form goes round in circles.");
        }

        return visited;
    }

    public static IReadOnlyList<string> Rules(this IHtmlDocument page) =>
        page.QuerySelector("main[data-rules]")?.GetAttribute("data-rules")?.Split(' ') ?? [];

    /// <summary>The list of answers, as "question: answer".</summary>
    public static IReadOnlyDictionary<string, string> Answers(this IHtmlDocument page) => page.QuerySelectorAll(".summary-row").ToDictionary(
        row => row.QuerySelector(".summary-key")!.TextContent.Trim(),
        row => string.Join("; ", row.QuerySelectorAll(".summary-value p").Select(value => value.TextContent.Trim())));

    /// <summary>The page says that there are errors, and each links to a field that is there.</summary>
    public static void AssertErrors(IHtmlDocument page, params string[] fields)
    {
        Assert.StartsWith("Error", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link.TrimStart('#'))));
        if (fields.Length > 0)
        {
            Assert.Equal(fields.Select(field => $"#{field}"), links);
        }
    }
}
