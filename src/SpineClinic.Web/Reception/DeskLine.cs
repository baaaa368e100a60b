using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Account;

namespace SpineClinic.Web.Reception;

/// <summary>
/// The line that every open staff page keeps: one word tells the page that alarms may have changed ("alarms") or who looks at its enquiry ("people"), and the
/// page fetches that part under its own permissions. The page says "typing", and by being there who looks.
/// </summary>
public static class DeskLine
{
    public const string Address = "/staff/live";
    private const int LongestWord = 16;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan TypingRest = TimeSpan.FromSeconds(2);

    public static IEndpointRouteBuilder MapDeskLine(this IEndpointRouteBuilder endpoints)
    {
        var staff = endpoints.MapGroup("/staff").RequireAuthorization(nameof(Permission.ReadBoard));
        staff.MapGet("/live", ConnectAsync);
        staff.MapGet("/alarms", ShowAlarmsAsync);
        staff.MapGet("/enquiries/{reference}/people", ShowPeopleAsync).RequireAuthorization(nameof(Permission.ReadEnquiry));
        return endpoints;
    }

    private static async Task<IResult> ShowAlarmsAsync(HttpContext http, CurrentStaff staff, Board board, ClinicProfile clinic, IClock clock)
    {
        if (await staff.FindAsync(http.User, http.RequestAborted) is not { } actor)
        {
            return Results.Unauthorized();
        }

        return new RazorComponentResult<AlarmBanner>(new
        {
            Alarms = await board.AlarmsAsync(actor, http.RequestAborted),
            Now = clock.GetCurrentInstant(),
            (await clinic.GetAsync(http.RequestAborted)).Calendar.Zone,
        });
    }

    private static async Task<IResult> ShowPeopleAsync(string reference, HttpContext http, CurrentStaff staff, LookBook looks)
    {
        if (await staff.FindAsync(http.User, http.RequestAborted) is not { } actor)
        {
            return Results.Unauthorized();
        }

        return EnquiryReference.TryParse(reference, out var exact)
            ? new RazorComponentResult<LookersLine>(new { Others = await looks.OthersAsync(actor, exact, http.RequestAborted) })
            : Results.NotFound();
    }

    private static async Task<IResult> ConnectAsync(
        string? enquiry, HttpContext http, CurrentStaff staff, LookBook looks, ClinicSignals signals, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            return Results.NotFound();
        }

        if (await staff.FindAsync(http.User, http.RequestAborted) is not { } actor)
        {
            return Results.Unauthorized();
        }

        var reference = actor.May(Permission.ReadEnquiry) && EnquiryReference.TryParse(enquiry, out var exact) ? exact : null;
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var look = reference is null ? null : await looks.EnterAsync(actor, reference, ended.Token);
        try
        {
            var words = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropNewest });
            using var listening = signals.Listen(signal =>
            {
                if (WordFor(signal, look?.EnquiryId) is { } word)
                {
                    words.Writer.TryWrite(word);
                }
            });

            // What happened while it was opened was said to nobody.
            words.Writer.TryWrite("alarms");
            words.Writer.TryWrite("people");
            var (telling, hearing, beating) = (TellAsync(socket, words.Reader, time, ended.Token), HearAsync(socket, looks, look?.Id, time, ended.Token), BeatAsync(http, staff, looks, look?.Id, time, ended.Token));
            await Task.WhenAny(telling, hearing, beating);
            await ended.CancelAsync();
            await Task.WhenAll(telling, hearing, beating).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            if (look is { } page)
            {
                await looks.LeaveAsync(page.Id, CancellationToken.None);
            }
        }

        return Results.Empty;
    }

    // Who types at one enquiry is of no interest to the pages of the others.
    private static string? WordFor(ClinicSignal signal, Guid? enquiry) => signal.Subject switch
    {
        "enquiry" => "alarms",
        ClinicSignal.Looking when signal.Id == enquiry => "people",
        _ => null,
    };

    // Words that come together are said once.
    private static async Task TellAsync(WebSocket socket, ChannelReader<string> words, TimeProvider time, CancellationToken cancellationToken)
    {
        while (await words.WaitToReadAsync(cancellationToken))
        {
            var said = new HashSet<string>();
            while (words.TryRead(out var word))
            {
                said.Add(word);
            }

            foreach (var word in said)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(word), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }

            await Task.Delay(Rest, time, cancellationToken);
        }
    }

    // A page says that somebody types every few seconds; what says it more often is not written more often.
    private static async Task HearAsync(WebSocket socket, LookBook looks, Guid? look, TimeProvider time, CancellationToken cancellationToken)
    {
        var (heard, last) = (new byte[LongestWord], (long?)null);
        while (await socket.ReceiveAsync(heard, cancellationToken) is { MessageType: WebSocketMessageType.Text, EndOfMessage: true } message)
        {
            if (look is { } page && Encoding.UTF8.GetString(heard, 0, message.Count) == "typing" && !(last is { } then && time.GetElapsedTime(then) < TypingRest))
            {
                last = time.GetTimestamp();
                await looks.BeatAsync(page, isTyping: true, cancellationToken);
            }
        }
    }

    // Whoever signs out, or whose account ends, loses the line with the next beat.
    private static async Task BeatAsync(HttpContext http, CurrentStaff staff, LookBook looks, Guid? look, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(cancellationToken) && await staff.FindAsync(http.User, cancellationToken) is not null)
        {
            if (look is { } page)
            {
                await looks.BeatAsync(page, isTyping: false, cancellationToken);
            }
        }
    }
}
