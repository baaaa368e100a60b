using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.BrowserTests.Shift;

/// <summary>One receptionist of a busy shift: a browser with the live board, and the forms of the enquiries' pages as they are at that moment.</summary>
/// <param name="desk">The browser.</param>
/// <param name="forms">The same session over plain HTTP.</param>
/// <param name="staffId">Who it is.</param>
/// <param name="random">What is done next.</param>
public sealed class DeskWorker(Visitor desk, FormClient forms, Guid staffId, Random random) : IAsyncDisposable
{
    // Every act, what is typed for it, and the event that a "done" stands for. Null: it depends, or it is nothing new.
    private static readonly (string Act, (string Name, string Value)[] Inputs, EventKind? Event, int Weight)[] Acts =
    [
        ("note", [("note", "{words}")], EventKind.NoteAdded, 20),
        ("claim", [], null, 12),
        ("release", [], EventKind.Released, 6),
        ("take-over", [("takeOverReason", "{words}")], EventKind.TakenOver, 6),
        ("tier", [("tier", "P2"), ("reason", "{words}")], EventKind.TierChanged, 6),
        ("ask", [("question", "{words}")], EventKind.PatientAsked, 8),
        ("specialist", [("specialistQuestion", "{words}")], EventKind.SpecialistAsked, 6),
        ("stop-waiting", [], null, 6),
        ("close", [("closure", "AdviceGiven"), ("closureWords", "{words}")], null, 14),
        ("quarantine", [], EventKind.Quarantined, 2),
        ("reopen", [], EventKind.Reopened, 10),
        ("undo", [], EventKind.Undone, 6),
        ("call", [("outcome", "Spoke"), ("callWords", "{words}")], EventKind.CallRecorded, 8),
        ("contact", [("contactPhone", "07700 900999"), ("contactEmail", "other@example.org")], EventKind.ContactChanged, 4),
        ("later", [("bookFrom", $"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}")], EventKind.Accepted, 6),
    ];

    public Guid StaffId => staffId;

    public Visitor Desk => desk;

    /// <summary>What was answered as done: which enquiry and which event it stands for.</summary>
    public ConcurrentBag<(string Reference, EventKind Kind)> Done { get; } = [];

    /// <summary>Words that the clinic said were kept.</summary>
    public ConcurrentBag<(string Reference, string Words)> Kept { get; } = [];

    /// <summary>Done or refused, it was answered.</summary>
    public int Answered { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Does something to an enquiry of the board in front of them, or to any other one.</summary>
    public async Task ActAsync(IReadOnlyList<string> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var shown = await desk.Page.Locator("tr[data-reference]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.reference)");
        if (random.Next(6) == 0 && await ClaimOnBoardAsync())
        {
            return;
        }

        var among = shown.Length > 0 && random.Next(2) == 0 ? shown : all;
        await SubmitAsync(among[random.Next(among.Count)]);
    }

    public async ValueTask DisposeAsync()
    {
        forms.Dispose();
        await desk.DisposeAsync();
    }

    // Through the circuit; whoever was quicker is named.
    private async Task<bool> ClaimOnBoardAsync()
    {
        var reference = await desk.Page.EvaluateAsync<string?>(
            """
            dice => {
              const buttons = document.querySelectorAll('tr[data-reference] button');
              const button = buttons[Math.floor(dice * buttons.length)];
              button?.click();
              return button?.closest('tr').dataset.reference ?? null;
            }
            """, random.NextDouble());
        if (reference is null)
        {
            return false;
        }

        await desk.Page.WaitForFunctionAsync(
            """
            reference => {
              const row = document.querySelector(`tr[data-reference="${reference}"]`);
              return !row?.querySelector('button') || document.querySelector('main [aria-live=polite]')?.textContent.includes(reference);
            }
            """, reference);
        Answered++;
        return true;
    }

    private async Task SubmitAsync(string reference)
    {
        var page = await forms.PageAsync($"/staff/enquiries/{reference}");
        var offered = Acts.Select(act => (act, Form: (IHtmlFormElement?)page.QuerySelector($"form[action$='/{reference}/{act.Act}']"))).Where(pair => pair.Form is not null).ToList();
        var dice = random.Next(offered.Sum(pair => pair.act.Weight));
        var (chosen, form) = offered.First(pair => (dice -= pair.act.Weight) < 0);
        var words = $"{chosen.Act} {Guid.NewGuid():N}";
        var hidden = form!.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (input.Name!, input.Value));
        using var answer = await forms.PostAsync($"/staff/enquiries/{reference}/{chosen.Act}", [.. hidden, .. chosen.Inputs.Select(input => (input.Name, input.Value.Replace("{words}", words, StringComparison.Ordinal)))]);
        Answered++;
        if (answer.StatusCode == HttpStatusCode.SeeOther)
        {
            if (chosen.Event is { } kind)
            {
                Done.Add((reference, kind));
            }

            if (chosen.Inputs.Any(input => input.Value == "{words}"))
            {
                Kept.Add((reference, words));
            }
        }
        else if (answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict or HttpStatusCode.Forbidden)
        {
            // What was typed is still there, whatever the reason.
            Refused++;
            var refused = await FormClient.ReadAsync(answer);
            if (answer.StatusCode != HttpStatusCode.Forbidden && chosen.Inputs.Any(input => input.Value == "{words}") && !refused.DocumentElement.TextContent.Contains(words, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{chosen.Act} of {reference} was refused with {(int)answer.StatusCode}, and what was typed is gone.");
            }
        }
        else
        {
            throw new InvalidOperationException($"{chosen.Act} of {reference} answered {(int)answer.StatusCode}.");
        }
    }
}
