using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Specialists;

namespace SpineClinic.Enquiries;

/// <summary>
/// Proves the path that a patient's words take: begins a draft, answers every page, sends it, opens what was stored, and looks whether the courier took up its
/// letter. Nobody meets it: every query hides it, its letter is handed to no mail server, and it is gone at the next round. It leaves no line on the trail
/// either, because lines cannot be deleted. Source: clinical reference, INV13.
/// </summary>
public sealed class SyntheticEnquiry(
    IDbContextFactory<ClinicDbContext> contexts, Vault vault, QuestionnaireLibrary questionnaires, ClinicProfile clinic, Drafts drafts, EnquiryIntake intake, PathHealth health, IClock clock)
{
    /// <summary>How long the courier may take before it counts as dead.</summary>
    public static readonly Duration CourierPatience = Duration.FromMinutes(4);

    // An adult without a red flag. What is not named here is answered with the exclusive answer, the first one, or nothing where nothing is needed.
    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["who"] = ["me"],
        ["age"] = ["18to49"],
        ["walk"] = ["no"],
        ["saddle"] = ["no"],
        ["bladder"] = ["no"],
        ["legs"] = ["no"],
        ["unwell"] = ["none"],
        ["site"] = ["lowerBack"],
        ["duration"] = ["3to12months"],
        ["trend"] = ["same"],
        ["pain"] = ["1"],
        ["limits"] = ["little"],
        ["signs"] = ["none"],
        ["history"] = ["none"],
        ["name"] = ["Synthetic enquiry"],
        ["contactBy"] = ["email"],
        ["email"] = ["synthetic@clinic.invalid"],
    };

    /// <summary>One round: looks at what became of the last one and clears it away, then sends another. Whatever fails is known afterwards, nothing is thrown.</summary>
    /// <returns>Whether the form may stay open.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        string? begun = null;
        try
        {
            if (await clinic.FindAsync(cancellationToken) is null)
            {
                // Nobody can ask anything of a clinic that has not been set up.
                return true;
            }

            await ClearAsync(cancellationToken);
            begun = await drafts.StartAsync("en", cancellationToken);
            await SendAsync(begun, cancellationToken);
            health.IntakePassed();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            health.IntakeFailed(clock.GetCurrentInstant());
            await AbandonAsync(begun, cancellationToken);
        }

        return health.WhyClosed is null;
    }

    private async Task AbandonAsync(string? begun, CancellationToken cancellationToken)
    {
        try
        {
            await drafts.AbandonAsync(begun, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away. What is left of it goes with the drafts that nobody came back to.
        }
    }

    private async Task SendAsync(string token, CancellationToken cancellationToken)
    {
        for (var draft = await FindAsync(token, cancellationToken); draft.Route.Next != FormRoute.Check; draft = await FindAsync(token, cancellationToken))
        {
            var page = questionnaires.Current.FindPage(draft.Route.Next) ?? throw new InvalidOperationException($"A person without a red flag was led to {draft.Route.Next}.");
            var posted = page.Questions.ToDictionary(question => question.Id, question => (IReadOnlyList<string>)(Answers.GetValueOrDefault(question.Id) ?? Default(question)));
            if ((await drafts.SavePageAsync(token, page.Id, posted, cancellationToken)).Errors is [var error, ..])
            {
                throw new InvalidOperationException($"The answer to {error.Question} was refused: {error.Kind}.");
            }
        }

        var sent = await FindAsync(token, cancellationToken);
        var submission = new EnquirySubmission(sent.SubmissionKey, sent.Sheet, Channel.Web, sent.Language, Actor.System, sent.Version) { IsSynthetic = true };
        var receipt = (await intake.ReceiveAsync(submission, cancellationToken)).Receipt ?? throw new InvalidOperationException("It was not taken in.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Enquiries.IgnoreQueryFilters().AsNoTracking().SingleAsync(row => row.Reference == receipt.Reference, cancellationToken);
        var key = await db.DataKeys.AsNoTracking().SingleAsync(row => row.Id == stored.DataKeyId, cancellationToken);
        if (AnswerSheet.FromJson(vault.Open(key, Enquiry.SheetPurpose, stored.Id, stored.SealedSheet)).Text("name") != Answers["name"][0])
        {
            throw new InvalidOperationException("What was stored is not what was sent.");
        }
    }

    private async Task<DraftState> FindAsync(string token, CancellationToken cancellationToken) =>
        await drafts.FindAsync(token, cancellationToken) ?? throw new InvalidOperationException("A draft was not found again.");

    private static string[] Default(Question question) => question.Optional ? [] : question.Exclusive.Count > 0 ? [question.Exclusive[0]] : [.. question.Options.Take(1)];

    // Those of earlier rounds, of other processes too; with the letter goes the news of what became of it.
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var letters = await db.Letters.Where(letter => letter.Kind == EnquiryLetters.Synthetic).ToListAsync(cancellationToken);
        // A letter that the courier had in its hands and could not hand on, because the mail server is away, proves the courier. What is wrong is on the board.
        var untouched = letters.Where(letter => letter.State == LetterState.Pending && letter.LastProblem is null && now - letter.CreatedAt > CourierPatience).ToList();
        if (untouched.Count > 0)
        {
            health.CourierFailed(now);
        }
        else if (letters.Exists(letter => letter.State == LetterState.Sent || letter.LastProblem is not null))
        {
            health.CourierPassed(now);
        }

        var done = letters.Where(letter => letter.State is LetterState.Sent or LetterState.Dead || untouched.Contains(letter)).ToList();
        var references = done.Select(letter => letter.Regarding).ToList();
        var rows = await db.Enquiries.IgnoreQueryFilters().Where(enquiry => enquiry.IsSynthetic && references.Contains(enquiry.Reference)).ToListAsync(cancellationToken);
        var (keys, submissions) = (rows.Select(enquiry => enquiry.DataKeyId).ToList(), rows.Select(enquiry => enquiry.SubmissionKey).ToList());
        db.Letters.RemoveRange(done);
        db.Enquiries.RemoveRange(rows);
        db.Drafts.RemoveRange(await db.Drafts.Where(draft => submissions.Contains(draft.SubmissionKey)).ToListAsync(cancellationToken));
        db.DataKeys.RemoveRange(await db.DataKeys.Where(key => keys.Contains(key.Id)).ToListAsync(cancellationToken));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process clears them at this moment.
        }
    }
}
