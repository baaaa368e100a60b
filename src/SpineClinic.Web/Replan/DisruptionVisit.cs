using NodaTime;
using NodaTime.Text;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Replan;

/// <summary>Calling a session off: choosing it, proposing other times, and following up.</summary>
public sealed class DisruptionVisit(DiaryVisit pages, SessionDisruptions sessions, ClinicShape shapes, IClock clock)
{
    /// <summary>Id of the list of patients.</summary>
    public const string Patients = "patients";

    public Task<IResult> ShowListAsync() => pages.VisitAsync(async (actor, context) =>
        DiaryVisit.Page<DisruptionsPage>(new { Actor = actor, Context = context, Views = await sessions.ListAsync(actor, pages.Aborted) }, errors: 0));

    public Task<IResult> ShowNewAsync(Guid? specialist, string? typed, IReadOnlyList<FieldError> errors) => pages.VisitAsync(async (actor, context) =>
    {
        Permissions.Demand(actor, Permission.ManageAppointments);
        var shape = await shapes.GetAsync(pages.Aborted);
        var today = clock.GetCurrentInstant().InZone(shape.Zone).Date;
        var date = LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true, Value: { Year: > 2000 and < 2900 } day } ? day : today;
        List<FieldError> all = [.. errors];
        if (specialist is not null && errors.Count == 0 && !string.IsNullOrEmpty(typed) && date == today && typed != LocalDatePattern.Iso.Format(today))
        {
            all.Add(new FieldError("date", "Enter a date, such as 2026-12-01"));
        }

        var found = specialist is { } who ? await sessions.SessionsAsync(actor, who, date, pages.Aborted) : null;
        return DiaryVisit.Page<NewDisruptionPage>(
            new { Actor = actor, Context = context, Shape = shape, Specialist = specialist, Date = date, Sessions = found, Errors = (IReadOnlyList<FieldError>)all }, all.Count);
    });

    public Task<IResult> StartAsync(Guid? specialist, string? date, (Instant Start, Instant End)? session) => pages.VisitAsync(async (actor, _) =>
    {
        if (specialist is null || session is null)
        {
            return await ShowNewAsync(specialist, date, [specialist is null ? new FieldError("specialist", "Choose who cannot be there") : new FieldError("session", "Choose a session")]);
        }

        var (outcome, id) = await sessions.StartAsync(actor, specialist.Value, session.Value.Start, session.Value.End, pages.Aborted);
        return outcome switch
        {
            DisruptionOutcome.Done => new SeeOtherResult($"{ReplanRoutes.Disruptions}/{id}"),
            DisruptionOutcome.NotFound => Results.NotFound(),
            _ => await ShowNewAsync(specialist, date, [new FieldError("session", "That session is over. Choose another")]),
        };
    });

    /// <param name="id">Which session.</param>
    /// <param name="errors">What went wrong.</param>
    /// <param name="chosen">Whose boxes stay ticked; null for everybody who can be invited.</param>
    public Task<IResult> ShowAsync(Guid id, IReadOnlyList<FieldError> errors, IReadOnlyCollection<Guid>? chosen) => pages.VisitAsync(async (actor, context) =>
    {
        if (await sessions.FollowAsync(actor, id, pages.Aborted) is not { } view)
        {
            return Results.NotFound();
        }

        var proposals = actor.May(Permission.ManageAppointments) ? await sessions.ProposeAsync(view, pages.Aborted) : [];
        return DiaryVisit.Page<DisruptionPage>(
            new { Actor = actor, Context = context, View = view, Proposals = proposals.ToDictionary(time => time.AppointmentId), Errors = errors, Chosen = chosen }, errors.Count);
    });

    public Task<IResult> SendAsync(Guid id, IReadOnlyList<ProposedTime> chosen) => pages.VisitAsync(async (actor, _) =>
    {
        var results = await sessions.SendAsync(actor, id, chosen, pages.Aborted);
        return chosen.Count == 0
            ? await ShowAsync(id, [new FieldError(Patients, "Choose at least one patient")], [])
            : await AnswerAsync(id, results, [.. chosen.Select(time => time.AppointmentId)]);
    });

    public Task<IResult> BookAsync(Guid id, ProposedTime? time) => pages.VisitAsync(async (actor, _) =>
    {
        Permissions.Demand(actor, Permission.ManageAppointments);
        return time is null
            ? await ShowAsync(id, [new FieldError(Patients, "There is no time to book for this patient. Look at the page as it is now")], null)
            : await AnswerAsync(id, [(time.AppointmentId, await sessions.BookAsync(actor, id, time, pages.Aborted))], null);
    });

    public Task<IResult> CallOffAsync(Guid id, Guid row) => pages.VisitAsync(async (actor, _) =>
        await AnswerAsync(id, [(row, await sessions.CallOffAsync(actor, id, row, pages.Aborted))], null));

    private async Task<IResult> AnswerAsync(Guid id, IReadOnlyList<(Guid Row, DisruptionOutcome Outcome)> results, IReadOnlyCollection<Guid>? chosen)
    {
        if (results.Count > 0 && results.All(result => result.Outcome == DisruptionOutcome.NotFound))
        {
            return Results.NotFound();
        }

        var failed = results.Where(result => result.Outcome != DisruptionOutcome.Done).ToList();
        return failed.Count == 0
            ? new SeeOtherResult($"{ReplanRoutes.Disruptions}/{id}")
            : await ShowAsync(id, [.. failed.Select(result => new FieldError(DisruptionPage.RowId(result.Row), ReplanWords.Of(result.Outcome)))], chosen);
    }
}
