using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Privacy;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.StaffDiary;

/// <summary>The pages that show many appointments: day, week, sheet to print, requests; and the blocks on them.</summary>
public sealed class DayVisit(DiaryVisit visit, DiaryPages pages, Diary diary)
{
    private const int Week = 7;

    public Task<IResult> ShowAsync(string? date, string? by, string? view, string? id) =>
        visit.VisitAsync(frame => ShowAsync(frame, DiaryWords.ReadDate(date) ?? frame.Today, by, view, id, [], BlockTyped.Nothing));

    public Task<IResult> PrintAsync(string? date, string? id) => visit.VisitAsync(async frame =>
    {
        var day = DiaryWords.ReadDate(date) ?? frame.Today;
        var sheet = await pages.ReadAsync(frame.Actor, DiaryBy.Specialist, day, 1, Inputs.Id(id ?? ""), visit.Aborted);
        return DiaryVisit.Page<PrintPage>(new { Frame = frame, Sheet = sheet, Date = day });
    });

    public Task<IResult> RequestsAsync(IReadOnlyList<FieldError> errors) => visit.VisitAsync(async frame =>
        DiaryVisit.Page<RequestsPage>(new { Frame = frame, (await pages.RequestsAsync(frame.Actor, visit.Aborted)).Requests, Errors = errors }, errors.Count));

    public Task<IResult> BlockAsync(BlockTyped typed) => visit.VisitAsync(async frame =>
    {
        var (errors, day) = (new List<FieldError>(), DiaryWords.ReadDate(typed.Date));
        var (from, to) = (frame.Read(typed.Date, typed.From), frame.Read(typed.Date, typed.To));
        var words = PersonalText.Line(typed.Words);
        Check(Inputs.Id(typed.Resource) is not null, "resource", "Choose whose time to block");
        Check(day is not null, "blockDate", "Enter a date");
        Check(day is null || from is not null, "blockFrom", "Enter a time such as 14:00");
        Check(day is null || to is not null, "blockTo", "Enter a time such as 15:30");
        Check(from is null || to is null || from < to, "blockTo", "Enter a time after the start");
        Check(words.Length > 0, "blockWords", "Write why, for the other staff; nothing about a patient");
        Check(PersonalText.Length(words) <= Diary.LongestBlockReason, "blockWords", $"Shorten this to {Diary.LongestBlockReason} characters or fewer");
        if (errors.Count == 0)
        {
            var result = await diary.BlockAsync(frame.Actor, Inputs.Id(typed.Resource)!.Value, from!.Value, to!.Value, words, visit.Aborted);
            if (result.Outcome == DiaryOutcome.Done)
            {
                return new SeeOtherResult(Address(frame, day!.Value, typed.Resource));
            }

            errors.Add(result.Outcome == DiaryOutcome.NotFound
                ? new FieldError("resource", "Choose whose time to block")
                : new FieldError("blockFrom", "Move or cancel first what is in this time: " + string.Join(", ", (result.InTheWay ?? []).Select(row => $"{row.Reference ?? "a group or another block"} at {frame.Time(row.Start)}"))));
        }

        return await ShowAsync(frame, day ?? frame.Today, null, null, null, errors, typed);

        void Check(bool isFine, string field, string text)
        {
            if (!isFine && !errors.Exists(error => error.Field == field))
            {
                errors.Add(new FieldError(field, text));
            }
        }
    });

    public Task<IResult> UnblockAsync(Guid id, string? date) => visit.VisitAsync(async frame =>
        (await diary.UnblockAsync(frame.Actor, id, visit.Aborted)).IsDone
            ? new SeeOtherResult(Address(frame, DiaryWords.ReadDate(date) ?? frame.Today, ""))
            : Results.NotFound());

    private static string Address(DiaryFrame frame, LocalDate day, string resource) =>
        $"{DiaryRoutes.Day}?date={DiaryWords.Iso(day)}" + (frame.Rooms.Any(room => room.Value == resource) ? "&by=room" : "");

    private async Task<IResult> ShowAsync(DiaryFrame frame, LocalDate date, string? by, string? view, string? id, List<FieldError> errors, BlockTyped typed)
    {
        var sort = by == "room" ? DiaryBy.Room : DiaryBy.Specialist;
        var offered = sort == DiaryBy.Room ? frame.Rooms : frame.Specialists;
        var resource = Inputs.Id(id ?? "") is { } wanted && offered.Any(choice => choice.Value == DiaryFrame.Id(wanted)) ? wanted : (Guid?)null;
        var isWeek = view == "week" && offered.Count > 0;
        resource ??= isWeek ? Inputs.Id(offered[0].Value) : null;
        var first = isWeek ? date.PlusDays(1 - (int)date.DayOfWeek) : date;
        var sheet = await pages.ReadAsync(frame.Actor, sort, first, isWeek ? Week : 1, resource, visit.Aborted);
        if (isWeek)
        {
            sheet = sheet with { Columns = [.. sheet.Columns.Where(column => column.Date.DayOfWeek < IsoDayOfWeek.Saturday || column.Entries.Count > 0 || column.Sessions.All.Count > 0)] };
        }

        return DiaryVisit.Page<DayPage>(new { Frame = frame, Sheet = sheet, Date = date, IsWeek = isWeek, ResourceId = resource, Errors = errors, Typed = typed }, errors.Count);
    }
}
