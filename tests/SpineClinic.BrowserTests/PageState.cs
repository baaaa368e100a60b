using Microsoft.Playwright;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests;

/// <summary>A page as somebody meets it: what they did before, its address, and what they do on it.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Before">What the patient did before, over HTTP.</param>
/// <param name="Then">What happens on the page itself, such as pressing Continue with nothing chosen.</param>
/// <param name="SignedInAs">The e-mail address of a member of staff; null for everybody else.</param>
/// <param name="Act">What happens on the page and goes well, such as making a code.</param>
/// <param name="Language">The language that the page is in.</param>
public sealed record PageState(
    string Path,
    Func<FormClient, Task>? Before = null,
    Func<IPage, Task>? Then = null,
    string? SignedInAs = null,
    Func<IPage, Task>? Act = null,
    string Language = "en")
{
    /// <summary>Makes what the page shows, such as an invitation, and gives its address; null when <see cref="Path"/> is all.</summary>
    public Func<RunningClinic, FormClient, Task<string>>? Make { get; init; }

    public bool IsError => Then is not null && SignedInAs is null;

    public async Task ShowAsync(Visitor visitor, RunningClinic clinic)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(clinic);
        var path = Path;
        if (Before is not null || Make is not null)
        {
            using var patient = clinic.NewPatient();
            await (Before?.Invoke(patient) ?? Task.CompletedTask);
            path = Make is null ? path : await Make(clinic, patient);
            await visitor.ContinueAsync(patient);
        }

        if (SignedInAs is not null)
        {
            await visitor.ComeSignedInAsync(SignedInAs);
        }

        await visitor.Page.GotoAsync(path);
        if (Act is not null)
        {
            await Act(visitor.Page);
        }

        if (Then is not null)
        {
            await Then(visitor.Page);
        }
    }
}
