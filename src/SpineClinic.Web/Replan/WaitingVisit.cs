using System.Globalization;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Replan;

/// <summary>What reception sees of the waiting list, and what is done there.</summary>
public sealed class WaitingVisit(DiaryVisit pages, WaitingList list, WaitingListRun run)
{
    /// <summary>Id of the offers that run.</summary>
    public const string Offers = "offers";

    public Task<IResult> ShowAsync(IReadOnlyList<FieldError> errors, WaitingTyped typed) => pages.VisitAsync(async (actor, context) =>
    {
        var view = await list.ReadAsync(actor, await run.FreedAsync(pages.Aborted), pages.Aborted);
        return DiaryVisit.Page<WaitingListPage>(new { Actor = actor, Context = context, View = view, Errors = errors, Typed = typed }, errors.Count);
    });

    public Task<IResult> ShowRankingAsync(FreedTime time) => pages.VisitAsync(async (actor, context) =>
    {
        var view = await list.ReadAsync(actor, [], pages.Aborted);
        return view.Shape.Specialist(time.SpecialistId) is null
            ? Results.NotFound()
            : DiaryVisit.Page<RankingPage>(new { Actor = actor, Context = context, Time = time, Rows = await list.RankAsync(actor, time, pages.Aborted), view.Shape, view.Now }, errors: 0);
    });

    public Task<IResult> AddAsync(WaitingTyped typed) => pages.VisitAsync(async (actor, _) =>
    {
        Permissions.Demand(actor, Permission.ManageAppointments);
        List<FieldError> errors = [];
        if (!EnquiryReference.TryParse(typed.Reference, out var reference))
        {
            errors.Add(new FieldError("reference", "Enter the reference of an enquiry, such as SC-4H7K-2M"));
        }

        if (!Guid.TryParse(typed.Type, out var type))
        {
            errors.Add(new FieldError("type", "Choose what they wait for"));
        }

        if (!int.TryParse(typed.Notice, NumberStyles.None, CultureInfo.InvariantCulture, out var notice) || notice > WaitingWish.MostNotice)
        {
            errors.Add(new FieldError("notice", "Choose how long before they must know"));
        }

        if (errors.Count == 0)
        {
            var days = typed.Days.Where(Enum.GetNames<IsoDayOfWeek>().Contains).Select(Enum.Parse<IsoDayOfWeek>).Where(day => day != IsoDayOfWeek.None).ToList();
            var times = typed.Times.Where(time => time is WaitingRank.Mornings or WaitingRank.Afternoons).ToList();
            var wish = new WaitingWish(type, Guid.TryParse(typed.Specialist, out var specialist) ? specialist : null, notice, days, times);
            var outcome = await list.AddAsync(actor, reference!, wish, pages.Aborted);
            if (outcome == WaitingListOutcome.Done)
            {
                return new SeeOtherResult(ReplanRoutes.WaitingList);
            }

            errors.Add(new FieldError("reference", ReplanWords.Of(outcome)));
        }

        return await ShowAsync(errors, typed);
    });

    public Task<IResult> ActAsync(Func<WaitingList, StaffActor, CancellationToken, Task<WaitingListOutcome>> act) => pages.VisitAsync(async (actor, _) =>
        await act(list, actor, pages.Aborted) switch
        {
            WaitingListOutcome.Done => new SeeOtherResult(ReplanRoutes.WaitingList),
            WaitingListOutcome.NotFound => Results.NotFound(),
            _ => await ShowAsync([new FieldError(Offers, "That is over: they answered, or somebody else did it. Look at the list as it is now")], WaitingTyped.Nothing),
        });
}
