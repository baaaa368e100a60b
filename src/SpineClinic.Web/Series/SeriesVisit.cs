using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Patients;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Series;

/// <summary>Planning a series: the form, the dry run, and booking what was chosen of it.</summary>
public sealed class SeriesVisit(DiaryVisit visit, SeriesPatients patients, SeriesPlanner planner)
{
    public Task<IResult> ShowAsync(Sent sent) => visit.VisitAsync(async frame =>
    {
        var (typed, errors) = (SeriesTyped.Of(sent), new List<FieldError>());
        if (!sent.Has("plan"))
        {
            return Page(frame, typed, errors, null, [], [], "", Guid.NewGuid());
        }

        var wish = await ReadAsync(frame, typed, errors);
        var planned = wish is null ? null : await planner.PlanAsync(frame.Actor, wish, visit.Aborted);
        var free = (planned?.Plan ?? []).Where(occurrence => occurrence.State == OccurrenceState.Free).Select(occurrence => occurrence.Date).ToList();
        return Page(frame, typed, errors, planned?.Plan, free, [], "", Guid.NewGuid());
    });

    public Task<IResult> BookAsync(Sent sent) => visit.VisitAsync(async frame =>
    {
        var (typed, errors) = (SeriesTyped.Of(sent), new List<FieldError>());
        var key = Sent.Id(sent["key"]) ?? Guid.NewGuid();
        List<LocalDate> free = [.. sent.Several("take").Select(Sent.Date).OfType<LocalDate>()];
        List<LocalDate> against = [.. sent.Several("against").Select(Sent.Date).OfType<LocalDate>()];
        if (await ReadAsync(frame, typed, errors) is not { } wish)
        {
            return Page(frame, typed, errors, null, [], [], sent["reason"], key);
        }

        if (free.Count + against.Count == 0)
        {
            errors.Add(new FieldError("take", "Choose the days that are to be booked"));
            return Page(frame, typed, errors, (await planner.PlanAsync(frame.Actor, wish, visit.Aborted)).Plan, free, against, sent["reason"], key);
        }

        var result = await planner.BookAsync(frame.Actor, wish, new SeriesChoice(free, against, sent["reason"]), key, visit.Aborted);
        if (result.IsDone)
        {
            return new SeeOtherResult($"{PlanningRoutes.Series}/{key}");
        }

        errors.Add(new FieldError(
            result.Outcome == DiaryOutcome.ReasonMissing ? "reason" : "take",
            result.Outcome == DiaryOutcome.Taken ? "Somebody was quicker: one of these days has just been taken. Nothing was booked; look at the days again"
                : PlanWords.Of(result.Outcome, result.Rules, result.At, frame.Today.Year)));
        return Page(frame, typed, errors, result.Plan, free, against, sent["reason"], key);
    });

    private static RazorComponentResult<SeriesPage> Page(
        DiaryFrame frame, SeriesTyped typed, List<FieldError> errors, IReadOnlyList<SeriesOccurrence>? plan, List<LocalDate> free, List<LocalDate> against, string reason, Guid key) =>
        DiaryVisit.Page<SeriesPage>(new { Frame = frame, Typed = typed, Errors = errors, Plan = plan, Taken = free, Against = against, Reason = reason, Key = key }, errors.Count);

    private async Task<SeriesWish?> ReadAsync(DiaryFrame frame, SeriesTyped typed, List<FieldError> errors)
    {
        var patient = await patients.FindAsync(frame.Actor, typed.Reference, visit.Aborted);
        if (patient is null)
        {
            errors.Add(new FieldError("reference", "Enter the reference of an enquiry that can be booked, or of an earlier appointment, such as SC-2345-67"));
        }

        var type = frame.Shape.Types.FirstOrDefault(row => row.IsActive && row.Id == Sent.Id(typed.Type));
        if (type is null)
        {
            errors.Add(new FieldError("type", "Choose a consultation"));
        }

        var specialist = frame.Shape.ActiveSpecialists.FirstOrDefault(row => row.Id == Sent.Id(typed.Specialist));
        if (specialist is null)
        {
            errors.Add(new FieldError("specialist", "Choose a specialist"));
        }

        var days = typed.ReadDays(errors);
        if (Sent.Time(typed.Time) is not { } time)
        {
            errors.Add(new FieldError("time", "Enter a time of day, such as 14:00"));
            return null;
        }

        return errors.Count > 0 ? null : new SeriesWish(patient!, type!.Id, specialist!.Id, days, time);
    }
}
