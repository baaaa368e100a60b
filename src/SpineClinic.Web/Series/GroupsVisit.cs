using SpineClinic.Booking;
using SpineClinic.Web.Patients;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>The group sessions that are to come: who sits in them, planning one, calling one off.</summary>
public sealed class GroupsVisit(DiaryVisit visit, GroupSessions sessions)
{
    public Task<IResult> ShowAsync(GroupTyped typed, IReadOnlyList<FieldError> errors) => visit.VisitAsync(frame => ShowAsync(frame, typed, errors));

    public Task<IResult> PlanAsync(GroupTyped typed) => visit.VisitAsync(async frame =>
    {
        var errors = new List<FieldError>();
        var (type, specialist) = (Sent.Id(typed.Type), Sent.Id(typed.Specialist));
        if (type is null)
        {
            errors.Add(new FieldError("type", "Choose a consultation for groups"));
        }

        if (specialist is null)
        {
            errors.Add(new FieldError("specialist", "Choose a specialist"));
        }

        if (Sent.Date(typed.Date) is not { } date)
        {
            errors.Add(new FieldError("date", "Enter a date, such as 2026-12-01"));
        }
        else if (Sent.Time(typed.Time) is { } time && frame.Zone.MapLocal(date + time) is var mapped)
        {
            if (mapped.Count == 0)
            {
                errors.Add(new FieldError("time", "The clocks go forward over this time that day"));
            }
            else if (errors.Count == 0)
            {
                var result = await sessions.PlanAsync(frame.Actor, new GroupWish(type!.Value, specialist!.Value, mapped.First().ToInstant(), Sent.Id(typed.Room), typed.Reason), visit.Aborted);
                if (result.IsDone)
                {
                    return new SeeOtherResult(PlanningRoutes.Groups);
                }

                errors.Add(Of(frame, result));
            }
        }

        if (Sent.Time(typed.Time) is null)
        {
            errors.Add(new FieldError("time", "Enter a time of day, such as 14:00"));
        }

        return await ShowAsync(frame, typed, errors);
    });

    public Task<IResult> CancelAsync(Guid id, string why) => visit.VisitAsync(async frame =>
    {
        if (PlanWords.ClinicReasons.All(choice => choice.Value != why) || Sent.Name<CancelReason>(why) is not { } reason)
        {
            return await ShowAsync(frame, GroupTyped.Nothing, [new FieldError($"session-{id:N}", "Choose why the session does not take place")]);
        }

        var result = await sessions.CancelAsync(frame.Actor, id, reason, visit.Aborted);
        return result.Outcome switch
        {
            DiaryOutcome.Done => new SeeOtherResult(PlanningRoutes.Groups),
            DiaryOutcome.NotFound => Results.NotFound(),
            _ => await ShowAsync(frame, GroupTyped.Nothing, [new FieldError($"session-{id:N}", PlanWords.Of(result.Outcome, result.Rules ?? [], null, frame.Today.Year))]),
        };
    });

    private static FieldError Of(DiaryFrame frame, GroupResult result) => result.Outcome switch
    {
        DiaryOutcome.Taken => new FieldError("time", "The specialist or the room has something else then. Nothing was planned"),
        DiaryOutcome.ReasonMissing => new FieldError("reason", PlanWords.Of(result.Outcome, result.Rules ?? [], null, frame.Today.Year)),
        DiaryOutcome.Refused => new FieldError("time", PlanWords.Of(result.Outcome, result.Rules ?? [], null, frame.Today.Year)),
        _ => new FieldError("type", "Choose a consultation for groups, and a specialist who holds it"),
    };

    private async Task<IResult> ShowAsync(DiaryFrame frame, GroupTyped typed, IReadOnlyList<FieldError> errors) =>
        DiaryVisit.Page<GroupsPage>(new { Frame = frame, Sessions = await sessions.ListAsync(frame.Actor, visit.Aborted), Typed = typed, Errors = errors }, errors.Count);
}
