using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Account;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Reception;

/// <summary>
/// Keeps one browser's board up to date: at each signal (those that come together are read once) and every 20 seconds, so that waiting times move and a lost
/// signal does no harm.
/// </summary>
public abstract class LiveBoardBase : ComponentBase, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    // What comes together, such as the signals of several acts at once, is read once.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    // What was received just before a look may have been committed just after it.
    private static readonly Duration Lag = Duration.FromMinutes(1);
    private readonly CancellationTokenSource ended = new();
    private readonly SemaphoreSlim changed = new(0, 1);
    private readonly HashSet<Guid> seen = [];
    private readonly HashSet<string> chosen = [];
    private IDisposable? listening;
    private bool isRowGone;

    /// <summary>A worklist's name, "mine", or null for every open enquiry.</summary>
    [Parameter]
    public string? Worklist { get; set; }

    /// <summary>See <see cref="BoardPlace"/>; null for the first page.</summary>
    [Parameter]
    public string? After { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject]
    private Board Board { get; set; } = default!;

    [Inject]
    private TriageDesk Desk { get; set; } = default!;

    [Inject]
    private CurrentStaff Staff { get; set; } = default!;

    [Inject]
    private ClinicProfile Clinic { get; set; } = default!;

    [Inject]
    private ClinicSignals Signals { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IDatabaseErrors DatabaseErrors { get; set; } = default!;

    [Inject]
    private PathHealth Path { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected BoardView? View { get; private set; }

    protected ElementReference Main { get; set; }

    protected StaffActor? Viewer { get; private set; }

    protected DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    protected string? Announcement { get; private set; }

    protected string? Problem { get; private set; }

    protected string Caption => $"{(Worklist is null ? "All open enquiries" : $"Enquiries: {Worklist}")}, soonest due first";

    protected string MailStatus => View switch
    {
        { LettersFailed: > 0 } view => $"Mail: {view.LettersFailed} failed",
        { LettersWaiting: > 0 } view => $"Mail: {view.LettersWaiting} waiting",
        { } view when Path.LastPassedAt is { } at => $"Mail OK, looked at {TimeWords.Length(view.At - at)} ago",
        _ => "Mail OK",
    };

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        listening?.Dispose();
        ended.Cancel();
        ended.Dispose();
        changed.Dispose();
    }

    /// <summary>The references that are chosen to act on together, in the order of the board: what left this page is not chosen any more.</summary>
    protected IReadOnlyList<string> Chosen => [.. View?.Rows.Select(row => row.Reference).Where(chosen.Contains) ?? []];

    protected Task ActAsync(RowActEventArgs act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (act.IsChosen is not { } isChosen)
        {
            return ClaimAsync(act.Reference);
        }

        _ = isChosen ? chosen.Add(act.Reference) : chosen.Remove(act.Reference);
        return Task.CompletedTask;
    }

    protected void ChooseOnly(IReadOnlyList<string> references)
    {
        chosen.Clear();
        chosen.UnionWith(references);
    }

    protected bool IsNew(BoardRow row) => !seen.Contains(row.Id);

    protected override async Task OnInitializedAsync()
    {
        Zone = (await Clinic.GetAsync(ended.Token)).Calendar.Zone;
        await ReadAsync();
        seen.UnionWith(View?.Rows.Select(row => row.Id) ?? []);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // Who looks or types changes no row.
            listening = Signals.Listen(signal =>
            {
                if (signal.Subject != ClinicSignal.Looking)
                {
                    Wake();
                }
            });
            _ = FollowAsync();
        }
    }

    private async Task ClaimAsync(string reference)
    {
        if (await Staff.FindAsync((await Authentication).User, ended.Token) is not { } actor)
        {
            Navigation.NavigateTo(AccountRoutes.SignIn, forceLoad: true);
            return;
        }

        DeskResult result;
        try
        {
            result = await Desk.ClaimAsync(actor, reference, ended.Token);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            Problem = Announcement = $"{reference} could not be claimed just now. Try again in a moment.";
            return;
        }

        Announcement = result.Outcome switch
        {
            DeskOutcome.Done => $"You have {reference}.",
            DeskOutcome.HeldByAnother => $"{result.Holder} has {reference}.",
            _ => $"{reference} can no longer be claimed.",
        };
        Problem = result.Outcome == DeskOutcome.Done ? null : Announcement;
        await ReadAsync(keepProblem: true);
        isRowGone = View is not null && View.Rows.All(row => row.Reference != reference);
    }

    // What was claimed may leave the list that is shown, and the focus with it: then it is on the page, whose next step is the list.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isRowGone)
        {
            isRowGone = false;
            await Main.TryFocusAsync(preventScroll: true);
        }
    }

    protected string PageAfter(BoardPlace? place)
    {
        string[] query = [.. new[] { Worklist is null ? null : $"worklist={Uri.EscapeDataString(Worklist)}", place is null ? null : $"after={place}" }.OfType<string>()];
        return query.Length == 0 ? "/staff" : $"/staff?{string.Join('&', query)}";
    }

    private BoardFilter Filter => new(
        Enum.TryParse<Worklist>(Worklist, ignoreCase: true, out var list) ? list : null, string.Equals(Worklist, "mine", StringComparison.OrdinalIgnoreCase), BoardPlace.Parse(After));

    private void Wake()
    {
        try
        {
            changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will read anyway.
        }
        catch (ObjectDisposedException)
        {
            // The page is gone.
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (true)
            {
                await WaitAsync();
                await Task.Delay(Rest, Time, ended.Token);
                await InvokeAsync(async () =>
                {
                    var before = View;
                    await ReadAsync();
                    Announce(before);
                    StateHasChanged();
                });
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The browser has left.
        }
    }

    private async Task WaitAsync()
    {
        using var timeout = new CancellationTokenSource(Tick, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ended.Token);
        try
        {
            await changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            // Time for a look.
        }
    }

    // What only moved up to this page is not new.
    private void Announce(BoardView? before)
    {
        var known = before?.Rows.Select(row => row.Id).ToHashSet();
        var arrived = View?.Rows.Where(row => known is not null && !known.Contains(row.Id) && row.ReceivedAt > before!.At - Lag).ToList() ?? [];
        if (arrived.Count > 0)
        {
            Announcement = arrived.Count == 1
                ? $"New enquiry {arrived[0].Reference}: {TierWords.Of(arrived[0].Tier, arrived[0].NeedsACall)}."
                : $"{arrived.Count} new enquiries.";
        }
    }

    private async Task ReadAsync(bool keepProblem = false)
    {
        try
        {
            if (await Staff.FindAsync((await Authentication).User, ended.Token) is not { } actor)
            {
                Navigation.NavigateTo(AccountRoutes.SignIn, forceLoad: true);
                return;
            }

            Viewer = actor;
            View = await Board.ReadAsync(actor, Filter, ended.Token);
            chosen.IntersectWith(View.Rows.Select(row => row.Reference));
            Problem = keepProblem ? Problem : null;
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            Problem = "The board could not be read just now. It tries again by itself; what you see may be old.";
        }
    }
}
