using System.Globalization;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>Private calendar addresses, and calendars that are handed in: a manager for everybody, a specialist for themselves.</summary>
public sealed class CalendarsVisit(DiaryVisit visit, CalendarFeeds feeds, CalendarImports imports)
{
    public Task<IResult> ShowAsync(Guid? feed, int? times, int? skipped, string pasted, IReadOnlyList<FieldError> errors) =>
        VisitAsync(frame => ShowAsync(frame, feed, times is { } count ? new CalendarImportOutcome(count, skipped ?? 0, null) : null, "", pasted, errors));

    public Task<IResult> CreateAsync(Sent sent) => VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(sent);
        return Sent.Id(sent["resource"]) is { } resource && Sent.Id(sent["key"]) is { } id && await feeds.CreateAsync(frame.Actor, id, resource, sent["shows"] == "reference", visit.Aborted) is not null
            ? new SeeOtherResult($"{PlanningRoutes.Calendars}?feed={id}")
            : await ShowAsync(frame, null, null, "", "", [new FieldError("resource", "Choose whose calendar it is")]);
    });

    public Task<IResult> RevokeAsync(Guid id) => VisitAsync(async frame =>
        await feeds.RevokeAsync(frame.Actor, id, visit.Aborted) ? new SeeOtherResult(PlanningRoutes.Calendars) : Results.NotFound());

    public Task<IResult> ImportAsync(UploadedCalendar uploaded) => VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(uploaded);
        FieldError error;
        if (Sent.Id(uploaded.Specialist) is not { } specialist)
        {
            error = new FieldError("specialist", "Choose whose calendar it is");
        }
        else if (string.IsNullOrWhiteSpace(uploaded.Text))
        {
            error = new FieldError("file", "Choose a calendar file, or paste its text below");
        }
        else if (await imports.ImportAsync(frame.Actor, specialist, uploaded.Text, visit.Aborted) is not { } outcome)
        {
            return Results.NotFound();
        }
        else if (outcome.IsDone)
        {
            return new SeeOtherResult(string.Create(CultureInfo.InvariantCulture, $"{PlanningRoutes.Calendars}?times={outcome.Times}&skipped={outcome.Skipped}"));
        }
        else
        {
            error = new FieldError(uploaded.File.Length > 0 ? "file" : "pasted", $"{outcome.Reason} What stood before still stands");
        }

        return await ShowAsync(frame, null, null, uploaded.Specialist, uploaded.Pasted, [error]);
    });

    public Task<IResult> RemoveAsync(Guid specialist) => VisitAsync(async frame =>
        await imports.RemoveAsync(frame.Actor, specialist, visit.Aborted) is null ? Results.NotFound() : new SeeOtherResult(PlanningRoutes.Calendars));

    private Task<IResult> VisitAsync(Func<DiaryFrame, Task<IResult>> act) => visit.VisitAsync(frame =>
        CalendarAccess.SpecialistsOf(frame.Actor, frame.Shape).Count == 0 && !frame.Actor.May(Permission.ManageClinic) ? throw new NotPermittedException(Permission.ManageClinic) : act(frame));

    private async Task<IResult> ShowAsync(
        DiaryFrame frame, Guid? feed, CalendarImportOutcome? imported, string specialist, string pasted, IReadOnlyList<FieldError> errors) => DiaryVisit.Page<CalendarsPage>(
        new
        {
            Frame = frame,
            Feeds = await feeds.ListAsync(frame.Actor, visit.Aborted),
            Address = feed is { } id ? await feeds.NewAddressAsync(frame.Actor, id, visit.Aborted) : null,
            Counts = await imports.CountsAsync(frame.Actor, visit.Aborted),
            Imported = imported,
            Specialist = specialist,
            Pasted = pasted,
            Key = Guid.NewGuid(),
            Errors = errors,
        },
        errors.Count);
}
