using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Patients;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>A series that is booked: all of its appointments, and moving or calling off one, those that follow, or all.</summary>
public sealed class SeriesFileVisit(DiaryVisit visit, SeriesPlanner planner)
{
    private const int LongestWords = 1000;

    public Task<IResult> ShowAsync(Guid id, SeriesFileTyped typed, IReadOnlyList<FieldError> errors) => visit.VisitAsync(frame => ShowAsync(frame, id, typed, errors));

    public Task<IResult> MoveAsync(Guid id, Sent sent) => ChangeAsync(id, sent, async (frame, rows, typed, errors) =>
    {
        var from = rows.FirstOrDefault(row => row.Id == Sent.Id(typed.MoveFrom));
        var (scope, date, time) = (Sent.Name<SeriesScope>(typed.MoveScope), Sent.Date(typed.MoveDate), Sent.Time(typed.MoveTime));
        Require(errors, from is not null, "moveFrom", "Choose an appointment");
        Require(errors, scope is not null, "moveScope", "Choose which of them");
        Require(errors, date is not null, "moveDate", "Enter its new date, such as 2026-12-01");
        Require(errors, time is not null, "moveTime", "Enter its new time, such as 14:00");
        Require(errors, typed.MoveReason.Length <= LongestWords, "moveReason", $"Shorten this to {LongestWords} characters or fewer");
        if (errors.Count > 0)
        {
            return null;
        }

        var shift = Period.Between(from!.Start.InZone(frame.Zone).LocalDateTime, date!.Value + time!.Value, PeriodUnits.Days | PeriodUnits.Minutes);
        var result = await planner.MoveAsync(frame.Actor, from.Id, scope!.Value, shift, typed.MoveReason, visit.Aborted);
        Require(errors, result.IsDone, result.Outcome == DiaryOutcome.ReasonMissing ? "moveReason" : "moveDate", PlanWords.Of(result.Outcome, result.Rules, result.At, frame.Today.Year));
        return result;
    });

    public Task<IResult> CancelAsync(Guid id, Sent sent) => ChangeAsync(id, sent, async (frame, rows, typed, errors) =>
    {
        var from = rows.FirstOrDefault(row => row.Id == Sent.Id(typed.CancelFrom));
        var (scope, why) = (Sent.Name<SeriesScope>(typed.CancelScope), PlanWords.AllReasons.Any(choice => choice.Value == typed.CancelWhy) ? Sent.Name<CancelReason>(typed.CancelWhy) : null);
        Require(errors, from is not null, "cancelFrom", "Choose an appointment");
        Require(errors, scope is not null, "cancelScope", "Choose which of them");
        Require(errors, why is not null, "cancelWhy", "Choose why");
        Require(errors, typed.CancelWords.Length <= LongestWords, "cancelWords", $"Shorten this to {LongestWords} characters or fewer");
        if (errors.Count > 0)
        {
            return null;
        }

        var result = await planner.CancelAsync(frame.Actor, from!.Id, scope!.Value, why!.Value, typed.CancelWords, visit.Aborted);
        Require(errors, result.IsDone, "cancelFrom", PlanWords.Of(result.Outcome, result.Rules, result.At, frame.Today.Year));
        return result;
    });

    private static void Require(List<FieldError> errors, bool holds, string field, string text)
    {
        if (!holds)
        {
            errors.Add(new FieldError(field, text));
        }
    }

    private Task<IResult> ChangeAsync(
        Guid id, Sent sent, Func<DiaryFrame, IReadOnlyList<SeriesRow>, SeriesFileTyped, List<FieldError>, Task<SeriesResult?>> change) => visit.VisitAsync(async frame =>
    {
        var (typed, errors) = (SeriesFileTyped.Of(sent), new List<FieldError>());
        var rows = await planner.ListAsync(frame.Actor, id, visit.Aborted);
        return rows.Count == 0 ? Results.NotFound()
            : await change(frame, rows, typed, errors) is { IsDone: true } ? new SeeOtherResult($"{PlanningRoutes.Series}/{id}")
            : await ShowAsync(frame, id, typed, errors);
    });

    private async Task<IResult> ShowAsync(DiaryFrame frame, Guid id, SeriesFileTyped typed, IReadOnlyList<FieldError> errors)
    {
        var rows = await planner.ListAsync(frame.Actor, id, visit.Aborted);
        return rows.Count == 0 ? Results.NotFound() : DiaryVisit.Page<SeriesFilePage>(new { Frame = frame, Id = id, Rows = rows, Typed = typed, Errors = errors }, errors.Count);
    }
}
