using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reception;

public sealed partial class StaffVisit
{
    /// <param name="worklist">See <see cref="LiveBoardBase.Worklist"/>.</param>
    /// <param name="after">See <see cref="LiveBoardBase.After"/>.</param>
    /// <param name="done">The enquiry that they come from, with what they can take back there.</param>
    /// <param name="hasEnded">They asked for the next one, and there is none.</param>
    public async Task<IResult> ShowBoardAsync(string? worklist, string? after, string? done, bool hasEnded)
    {
        if (await ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        if (await ClinicAsync() is not var (name, isDemo))
        {
            return new RazorComponentResult<NotSetUpPage> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        return new RazorComponentResult<BoardPage>(new
        {
            Actor = actor,
            ClinicName = name,
            IsDemo = isDemo,
            Worklist = worklist,
            After = after,
            Done = await DoneAsync(actor, done, clock.GetCurrentInstant()),
            HasEnded = hasEnded,
        });
    }

    /// <summary>Goes to the next enquiry of a worklist, or to the board, which says that there is none.</summary>
    public async Task<IResult> OpenNextAsync(string? worklist, string? after) =>
        await ActorAsync() is { } actor ? new SeeOtherResult(await NextAsync(actor, DeskPost.WorklistOf(worklist), after, "")) : Results.Challenge();

    /// <summary>Somebody types: they keep what they have. Answers 204, or 409 when somebody else has it.</summary>
    public async Task<IResult> KeepAsync(string reference) => await ActorAsync() is not { } actor ? Results.Challenge()
        : await desk.KeepAsync(actor, reference, Http.RequestAborted) ? Results.NoContent()
        : Results.StatusCode(StatusCodes.Status409Conflict);

    public async Task<IResult> UndoAsync(string reference, DeskPost post)
    {
        var left = 0;
        return await ActAsync(
            reference,
            "main",
            async (triage, actor, token) =>
            {
                var result = await triage.UndoAsync(actor, post.Seen(reference), token);
                left = result.Letters;
                return result;
            },
            post,
            () => $"undone={left.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    /// <summary>Corrects the phone number and the address of an enquiry and of what is booked for it.</summary>
    public async Task<IResult> CorrectContactAsync(string reference, DeskPost post)
    {
        if (await ActorAsync() is not { } actor)
        {
            return Results.Challenge();
        }

        try
        {
            var result = await contacts.CorrectAsync(actor, post.Seen(reference), Changed("contactPhone"), Changed("contactEmail"), Http.RequestAborted);
            return result.Error is not { } error ? await DoneAsync(actor, reference, post, "")
                : result == OwnResult.NotPossible ? await ShowChangedAsync(actor, reference, "contactPhone", post.Typed, post)
                : await ShowAsync(reference, [new FieldError(error.Field == "email" ? "contactEmail" : "contactPhone", Words(error.Key))], post.Typed, post: post);
        }
        catch (NotPermittedException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        string? Changed(string field) => post[field] == post[$"{field}Was"] ? null : post[field];
    }

    private static string Words(string key) => key switch
    {
        "held" => "Somebody else has this enquiry now. Nothing was changed; what you typed is still here",
        "phone.invalid" => "Enter a phone number such as 020 7946 0018, or one that begins with + and the country",
        "email.invalid" => "Enter an email address such as name@example.org",
        "phoneKept" => "Keep a phone number: somebody may have to ring at once",
        _ => "Enter a phone number or an email address",
    };

    /// <summary>Shows the page with ready words in a field, after what was typed there.</summary>
    public async Task<IResult> UseWordsAsync(string reference, string? template, string field, DeskPost post)
    {
        var typed = post.Typed;
        var words = await WordsAsync(reference, template);
        var both = string.Join("\n\n", new[] { typed.Of(field).Trim(), words ?? "" }.Where(text => text.Length > 0));
        return await ShowAsync(reference, [], typed with { More = new Dictionary<string, string>(typed.More, StringComparer.Ordinal) { [field] = both } }, post: post);
    }

    /// <summary>Ready words in the language of the patient; null when there are none of this name.</summary>
    public async Task<string?> WordsAsync(string reference, string? template) =>
        await ActorAsync() is { } actor && await files.LanguageAsync(actor, reference, Http.RequestAborted) is { } language ? templates.Find(template, language) : null;

    private async Task<IResult> GoneAsync(StaffActor actor, IReadOnlyList<TypedText> texts) => texts.Count == 0 ? Results.NotFound()
        : new RazorComponentResult<GonePage>(new { Actor = actor, ClinicName = (await ClinicAsync())?.Name ?? "", IsDemo = (await ClinicAsync())?.IsDemo ?? false, Texts = texts })
        {
            StatusCode = StatusCodes.Status404NotFound,
        };

    private async Task<IResult> ShowChangedAsync(StaffActor actor, string reference, string field, EnquiryActions.TypedWords typed, DeskPost? post)
    {
        var newest = (await files.OpenAsync(actor, reference, Http.RequestAborted))?.Timeline[0];
        var what = newest is null ? "" : $" by {newest.Who} ({EventWords.Of(newest)})";
        return await ShowAsync(
            reference,
            [new FieldError(field, $"This enquiry was changed{what} since you opened it. Nothing of yours was saved; what you typed is still here. Look, and do it again if it is still right")],
            typed,
            post: post,
            refusal: StatusCodes.Status409Conflict);
    }

    private async Task<IResult> DoneAsync(StaffActor actor, string reference, DeskPost? post, string after)
    {
        if (post is { OpensNext: true })
        {
            return new SeeOtherResult(await NextAsync(actor, post.Worklist, reference, reference, post.Place));
        }

        // A fragment comes last.
        var (query, fragment) = after.Split('#') is [var head, var tail] ? (head, $"#{tail}") : (after, "");
        var all = string.Join('&', new[] { query, post is { Worklist.Length: > 0 } ? $"worklist={post.Worklist}" : "" }.Where(part => part.Length > 0));
        return new SeeOtherResult($"/staff/enquiries/{reference}{(all.Length > 0 ? $"?{all}" : "")}{fragment}");
    }

    private async Task<string> NextAsync(StaffActor actor, string worklist, string? except, string done, BoardPlace? after = null)
    {
        var filter = new BoardFilter(DeskRoutes.TryName<Worklist>(worklist, out var name) ? name : null, worklist == "mine", after);
        var next = await nexts.FindAsync(actor, filter, except, Http.RequestAborted);
        var query = string.Join('&', new[] { worklist.Length > 0 ? $"worklist={worklist}" : "", done.Length > 0 ? $"done={done}" : "", next is null ? "ended=1" : "" }.Where(part => part.Length > 0));
        return $"{(next is null ? "/staff" : $"/staff/enquiries/{next}")}{(query.Length > 0 ? $"?{query}" : "")}";
    }

    private async Task<(string Reference, EventKind What, int Version)?> DoneAsync(StaffActor actor, string? reference, Instant now) =>
        EnquiryReference.TryParse(reference, out var exact) && await files.UndoableAsync(actor, exact, now, Http.RequestAborted) is var (what, version) ? (exact, what, version) : null;

    private static string Words(DeskResult result) => result.Outcome switch
    {
        DeskOutcome.HeldByAnother => $"{result.Holder} has this enquiry now. Nothing was changed; what you typed is still here",
        DeskOutcome.NotAcknowledged => "Record first what was done about it: nobody has, or the next try is still to come",
        DeskOutcome.NextTryMissing => "Choose when to try again",
        DeskOutcome.WordsMissing => "Write a few words here",
        DeskOutcome.WordsTooLong => $"Shorten this to {TriageDesk.LongestWords} characters or fewer",
        DeskOutcome.TooUrgent => "Not for this tier: a clinician is needed. Ring the person, or ask a specialist",
        DeskOutcome.HasAppointment => "It has an appointment. Cancel that first, in the diary: the patient is told",
        DeskOutcome.CallFirst => "A call was promised, and nobody has spoken with the person yet. Ring first, and record it",
        DeskOutcome.NoAddress => "There is no email address. Ring the person",
        DeskOutcome.TooFewAttempts => "Not yet: ring more often, at different times of the day. Calls less than two hours apart count as one",
        DeskOutcome.NoSuchOther => "Enter the reference of another enquiry that is open and no duplicate itself",
        DeskOutcome.DateOutOfBounds => "Enter a date after today, within a year",
        DeskOutcome.OwnProposal => "You proposed to close it. Somebody else confirms it",
        _ => "That is not possible now: somebody changed this enquiry. Look at it as it is now",
    };

    /// <summary>How somebody came to the page.</summary>
    /// <param name="Worklist">The list that they work through; empty for all.</param>
    /// <param name="Done">The reference of the enquiry that they have just dealt with.</param>
    /// <param name="Undone">They have just undone something: how many of its letters had left.</param>
    public sealed record Arrival(string Worklist, string? Done, int? Undone);
}
