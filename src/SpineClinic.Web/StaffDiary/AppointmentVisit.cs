using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Privacy;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.StaffDiary;

/// <summary>One appointment: looking at it, saying what became of it, moving it, calling it off.</summary>
public sealed class AppointmentVisit(DiaryVisit visit, DayVisit days, BookVisit times, DiaryPages pages, Diary diary)
{
    private const int MostTimes = 20;
    private const int DaysToLook = 120;
    private const int LongestWords = 1000;

    public Task<IResult> ShowAsync(string reference, IReadOnlyList<FieldError> errors, Typed typed) => OpenAsync(reference, (frame, file) => Task.FromResult<IResult>(Page(frame, file, errors, typed)));

    public Task<IResult> ActAsync(string reference, Func<Diary, AppointmentFile, StaffActor, CancellationToken, Task<DiaryResult>> act) => OpenAsync(reference, async (frame, file) =>
        await AnswerAsync(await act(diary, file, frame.Actor, visit.Aborted), file.Appointment.Reference, "acts", Typed.Nothing));

    public Task<IResult> ReleaseAsync(string reference) => OpenAsync(reference, async (frame, file) =>
        await diary.ReleaseAsync(frame.Actor, file.Appointment.Id, visit.Aborted) is { IsDone: true }
            ? new SeeOtherResult($"{DiaryRoutes.Day}?date={DiaryWords.Iso(file.Appointment.Start.InZone(frame.Zone).Date)}")
            : await ShowAsync(reference, [new FieldError("acts", DiaryWords.Of(DiaryOutcome.NotPossible, null))], Typed.Nothing));

    public Task<IResult> AnswerAsync(string reference, bool isApproved) => OpenAsync(reference, async (frame, file) =>
    {
        var (id, actor) = (file.Appointment.Id, frame.Actor);
        var result = isApproved ? await diary.ApproveAsync(actor, id, visit.Aborted) : await diary.DeclineAsync(actor, id, visit.Aborted);
        return result.IsDone
            ? new SeeOtherResult(DiaryRoutes.Requests)
            : await days.RequestsAsync([new FieldError("requests", $"{file.Appointment.Reference}: {DiaryWords.Of(result.Outcome, result.Rules)}")]);
    });

    public Task<IResult> CancelAsync(string reference, Typed typed) => OpenAsync(reference, async (frame, file) =>
    {
        if (!Enum.GetNames<CancelReason>().Contains(typed.Reason) || !Enum.TryParse<CancelReason>(typed.Reason, out var reason) || !Typed.Reasons.Contains(reason))
        {
            return Page(frame, file, [new FieldError("reason", "Choose why")], typed);
        }

        return PersonalText.Length(typed.Words) > LongestWords
            ? Page(frame, file, [new FieldError("words", $"Shorten this to {LongestWords} characters or fewer")], typed)
            : await AnswerAsync(await diary.CancelAsync(file.Appointment.Id, frame.Actor, reason, typed.Words, visit.Aborted), file.Appointment.Reference, "reason", typed);
    });

    public Task<IResult> ShowMoveAsync(string reference, MoveTyped typed, IReadOnlyList<FieldError> errors) => OpenAsync(reference, (frame, file) => ShowMoveAsync(frame, file, typed, errors));

    public Task<IResult> MoveAsync(string reference, MoveTyped typed) => OpenAsync(reference, async (frame, file) =>
    {
        if (frame.Read(typed.Date, typed.Time) is not { } start)
        {
            return await ShowMoveAsync(frame, file, typed, []);
        }

        if (PersonalText.Length(typed.Reason) > LongestWords)
        {
            return await ShowMoveAsync(frame, file, typed, [new FieldError("reason", $"Shorten this to {LongestWords} characters or fewer")]);
        }

        var result = await diary.MoveAsync(file.Appointment.Id, frame.Actor, SpecialistOf(frame, file, typed), start, RoomOf(frame, typed), typed.Reason, visit.Aborted, int.TryParse(typed.Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);
        return result.IsDone
            ? new SeeOtherResult(DiaryRoutes.Appointment(file.Appointment.Reference))
            : await ShowMoveAsync(frame, file, typed, [new FieldError(result.Outcome == DiaryOutcome.ReasonMissing ? "reason" : "time", DiaryWords.Of(result.Outcome, result.Rules))]);
    });

    private static RazorComponentResult<AppointmentPage> Page(DiaryFrame frame, AppointmentFile file, IReadOnlyList<FieldError> errors, Typed typed) =>
        DiaryVisit.Page<AppointmentPage>(new { Frame = frame, File = file, Errors = errors, Typed = typed }, errors.Count);

    private static Guid SpecialistOf(DiaryFrame frame, AppointmentFile file, MoveTyped typed) =>
        frame.Shape.ActiveSpecialists.FirstOrDefault(specialist => Inputs.Id(typed.Specialist) == specialist.Id)?.Id ?? file.Appointment.SpecialistId;

    private static Guid? RoomOf(DiaryFrame frame, MoveTyped typed) => frame.Shape.Room(Inputs.Id(typed.Room))?.Id;

    private async Task<IResult> ShowMoveAsync(DiaryFrame frame, AppointmentFile file, MoveTyped typed, IReadOnlyList<FieldError> errors)
    {
        var appointment = file.Appointment;
        if (appointment.Status is not (AppointmentStatus.Booked or AppointmentStatus.Requested))
        {
            return new SeeOtherResult(DiaryRoutes.Appointment(appointment.Reference));
        }

        var query = Diary.QueryOf(appointment, forStaff: true);
        if (typed.IsChosen && frame.Read(typed.Date, typed.Time) is { } start)
        {
            var specialist = SpecialistOf(frame, file, typed);
            var rules = await diary.WhyNotAsync(query, specialist, start, visit.Aborted);
            var near = rules.Count > 0 || errors.Count > 0 ? await times.NearAsync(frame, query, specialist, start) : [];
            return DiaryVisit.Page<MoveConfirmPage>(
                new { Frame = frame, File = file, SpecialistId = specialist, Start = start, RoomId = RoomOf(frame, typed), Rules = rules, Near = near, typed.Reason, Errors = errors }, errors.Count);
        }

        if (typed.IsChosen)
        {
            errors = [.. errors, new FieldError("time", "Enter a date, and a time such as 14:00")];
        }

        var from = DiaryWords.ReadDate(typed.From) ?? frame.Today;
        var found = await diary.FindAsync(query with { SpecialistId = Inputs.Id(typed.With), From = from, To = LocalDate.Max(from, frame.Today).PlusDays(DaysToLook) }, visit.Aborted);
        return DiaryVisit.Page<MovePage>(new { Frame = frame, File = file, Typed = typed, Times = (IReadOnlyList<FreeTime>)[.. found.Times.Take(MostTimes)], Errors = errors }, errors.Count);
    }

    private async Task<IResult> AnswerAsync(DiaryResult result, string reference, string field, Typed typed) => result.IsDone
        ? new SeeOtherResult(DiaryRoutes.Appointment(reference))
        : await ShowAsync(reference, [new FieldError(field, DiaryWords.Of(result.Outcome, result.Rules))], typed);

    private Task<IResult> OpenAsync(string reference, Func<DiaryFrame, AppointmentFile, Task<IResult>> act) => visit.VisitAsync(async frame =>
        AppointmentReference.TryParse(reference, out var exact) && await pages.OpenAsync(frame.Actor, exact, visit.Aborted) is { } file ? await act(frame, file) : Results.NotFound());

    /// <summary>What was typed to call an appointment off.</summary>
    public sealed record Typed(string? Reason, string Words)
    {
        public static Typed Nothing { get; } = new(null, "");

        /// <summary>What staff choose from; the other reasons are the software's.</summary>
        public static IReadOnlyList<CancelReason> Reasons { get; } =
        [
            CancelReason.TimeDoesNotSuit, CancelReason.TooUnwell, CancelReason.FeelsBetter, CancelReason.CareElsewhere, CancelReason.SpecialistAway, CancelReason.ClinicNeedsTime, CancelReason.Other,
        ];
    }
}
