using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.StaffDiary;

/// <summary>Finding a time on the phone, saying why one is not offered, and booking it for a patient.</summary>
public sealed class BookVisit(DiaryVisit visit, DiaryPages pages, Diary diary)
{
    private const int MostTimes = 20;
    private const int MostNear = 6;
    private const int DaysToLook = 120;
    private const int LongestName = 120;
    private const int LongestReason = 1000;

    public Task<IResult> FindAsync(FindTyped typed) => visit.VisitAsync(async frame =>
    {
        var (patient, errors) = await PatientAsync(frame, typed.Enquiry);
        typed = typed with
        {
            Type = TypeOf(frame, typed.Type) is { } type ? DiaryFrame.Id(type.Id) : "",
            Needs = typed.Needs.Count > 0 || patient is null ? typed.Needs : patient.Needs,
        };
        IReadOnlyList<FreeTime> times = [];
        if (Inputs.Id(typed.Type) is { } typeId)
        {
            var from = DiaryWords.ReadDate(typed.From) ?? frame.Today;
            var query = new TimeQuery(typeId, ForStaff: true)
            {
                SpecialistId = Inputs.Id(typed.Specialist),
                From = from,
                To = LocalDate.Max(from, frame.Today).PlusDays(DaysToLook),
                StepFree = typed.StepFree,
                Interpreter = typed.Interpreter,
                Tier = patient?.Tier ?? Tier.P3,
                PatientId = patient?.PatientId,
            };
            times = [.. (await diary.FindAsync(query, visit.Aborted)).Times.Where(time => typed.Fits(time.Start.InZone(frame.Zone).LocalDateTime)).Take(MostTimes)];
        }

        return DiaryVisit.Page<FindPage>(new { Frame = frame, Typed = typed, Times = times, PatientName = patient?.Name, Errors = errors }, errors.Count);
    });

    public Task<IResult> WhyAsync(BookTyped typed) => visit.VisitAsync(async frame =>
    {
        List<FieldError> errors = [];
        var start = frame.Read(typed.Date, typed.Time);
        if (start is null && typed.Time.Length > 0)
        {
            errors.Add(new FieldError("time", "Enter a date, and a time such as 14:00"));
        }

        typed = typed with { Type = TypeOf(frame, typed.Type) is { } type ? DiaryFrame.Id(type.Id) : "" };
        var rules = start is { } at && Inputs.Id(typed.Type) is { } typeId && SpecialistOf(frame, typed.Specialist) is { } specialist
            ? await diary.WhyNotAsync(QueryOf(typeId, typed, null), specialist, at, visit.Aborted)
            : null;
        return DiaryVisit.Page<WhyPage>(new { Frame = frame, Typed = typed, Start = start, Rules = rules, Errors = (IReadOnlyList<FieldError>)errors }, errors.Count);
    });

    public Task<IResult> ShowAsync(BookTyped typed) => visit.VisitAsync(async frame =>
    {
        if (frame.Read(typed.Date, typed.Time) is null || SpecialistOf(frame, typed.Specialist) is null || TypeOf(frame, typed.Type) is not { } type)
        {
            return new SeeOtherResult(typed.Enquiry.Length > 0 ? $"{DiaryRoutes.Find}?enquiry={Uri.EscapeDataString(typed.Enquiry)}" : DiaryRoutes.Find);
        }

        var (patient, errors) = await PatientAsync(frame, typed.Enquiry);
        return await PageAsync(frame, typed with { Key = Guid.NewGuid().ToString("N"), Type = DiaryFrame.Id(type.Id), Needs = patient?.Needs ?? typed.Needs }, patient, errors, isTaken: false);
    });

    public Task<IResult> BookAsync(BookTyped typed) => visit.VisitAsync(async frame =>
    {
        var (patient, errors) = await PatientAsync(frame, typed.Enquiry);
        var (start, type, specialist) = (frame.Read(typed.Date, typed.Time), TypeOf(frame, typed.Type, orFirst: false), SpecialistOf(frame, typed.Specialist));
        if (type is null)
        {
            errors.Add(new FieldError("type", "Choose a consultation"));
        }

        if (start is null || specialist is null)
        {
            errors.Add(new FieldError("time", "Choose a time"));
        }

        if (typed.Enquiry.Length == 0)
        {
            patient = Read(frame, typed, errors);
        }

        if (PersonalText.Length(typed.Reason) > LongestReason)
        {
            errors.Add(new FieldError("reason", $"Shorten this to {LongestReason} characters or fewer"));
        }

        if (errors.Count > 0 || patient is null)
        {
            return await PageAsync(frame, typed, patient, errors, isTaken: false);
        }

        var request = new BookingRequest(Inputs.Id(typed.Key) ?? Guid.NewGuid(), patient, QueryOf(type!.Id, typed, patient), specialist!.Value, start!.Value)
        {
            RoomId = frame.Shape.Room(Inputs.Id(typed.Room))?.Id,
            OverrideReason = typed.Reason,
        };
        var result = await diary.BookAsync(frame.Actor, request, visit.Aborted);
        if (result is { IsDone: true, AppointmentId: { } id })
        {
            return new SeeOtherResult(DiaryRoutes.Appointment((await diary.GetAsync(id, visit.Aborted))!.Reference));
        }

        var isTaken = result.Outcome is DiaryOutcome.Taken or DiaryOutcome.Refused;
        errors.Add(new FieldError(result.Outcome == DiaryOutcome.ReasonMissing ? "reason" : "time", DiaryWords.Of(result.Outcome, result.Rules)));
        return await PageAsync(frame, typed, patient, errors, isTaken);
    });

    /// <summary>What is free near a time, the nearest few, by start.</summary>
    public async Task<IReadOnlyList<FreeTime>> NearAsync(DiaryFrame frame, TimeQuery query, Guid specialist, Instant wanted)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(query);
        var date = wanted.InZone(frame.Zone).Date;
        var found = await diary.FindAsync(query with { SpecialistId = null, From = date.PlusDays(-7), To = date.PlusDays(28) }, visit.Aborted);
        return [.. found.Times.OrderBy(time => (time.Start > wanted ? time.Start - wanted : wanted - time.Start) + (time.SpecialistId == specialist ? Duration.Zero : Duration.FromHours(3)))
            .Take(MostNear).OrderBy(time => time.StartCell)];
    }

    private static ConsultationType? TypeOf(DiaryFrame frame, string text, bool orFirst = true) =>
        frame.Shape.Types.FirstOrDefault(type => type.IsActive && Inputs.Id(text) == type.Id) ?? (orFirst ? frame.Shape.Types.FirstOrDefault(type => type.IsActive) : null);

    private static Guid? SpecialistOf(DiaryFrame frame, string text) => frame.Shape.ActiveSpecialists.FirstOrDefault(specialist => Inputs.Id(text) == specialist.Id)?.Id;

    private static TimeQuery QueryOf(Guid type, BookTyped typed, PatientToBook? patient) => new(type, ForStaff: true)
    {
        StepFree = (patient?.Needs ?? typed.Needs).Contains(PatientNeeds.StepFree),
        Interpreter = PatientNeeds.HasInterpreter(patient?.Needs ?? typed.Needs),
        Tier = patient?.Tier ?? Tier.P3,
        PatientId = patient is null || patient.PatientId == Guid.Empty ? null : patient.PatientId,
    };

    private static PatientToBook? Read(DiaryFrame frame, BookTyped typed, List<FieldError> errors)
    {
        var before = errors.Count;
        var name = PersonalText.Line(typed.Name);
        var phone = typed.Phone.Length > 0 ? ContactParser.Phone(typed.Phone, frame.Context.Clinic.PhoneRegion) : null;
        var email = typed.Email.Length > 0 ? ContactParser.Email(typed.Email) : null;
        if (name.Length == 0 || PersonalText.Length(name) > LongestName)
        {
            errors.Add(new FieldError("name", name.Length == 0 ? "Enter the patient's name" : $"Shorten this to {LongestName} characters or fewer"));
        }

        if (phone is null && (typed.Phone.Length > 0 || typed.Email.Length == 0))
        {
            errors.Add(new FieldError("phone", typed.Phone.Length > 0 ? "Enter a phone number that can be called" : "Enter a phone number or an email address"));
        }

        if (email is null && typed.Email.Length > 0)
        {
            errors.Add(new FieldError("email", "Enter an email address such as name@example.org"));
        }

        string[] needs = [.. typed.Needs.Where(code => code is PatientNeeds.StepFree or PatientNeeds.Interpreter)];
        return errors.Count > before ? null : new PatientToBook(Guid.Empty, null, name, phone, email, PatientContexts.DefaultLanguage, Tier.P3, needs, null);
    }

    private async Task<(PatientToBook? Patient, List<FieldError> Errors)> PatientAsync(DiaryFrame frame, string enquiry)
    {
        if (enquiry.Length == 0)
        {
            return (null, []);
        }

        return EnquiryReference.TryParse(enquiry, out var reference) && await pages.PatientOfAsync(frame.Actor, reference, visit.Aborted) is { } patient
            ? (patient, [])
            : (null, [new FieldError("enquiry", "No consultation can be booked for this enquiry as it is now. Look at it first")]);
    }

    private async Task<IResult> PageAsync(DiaryFrame frame, BookTyped typed, PatientToBook? patient, List<FieldError> errors, bool isTaken)
    {
        IReadOnlyList<BookingRule> rules = [];
        IReadOnlyList<FreeTime> near = [];
        if (frame.Read(typed.Date, typed.Time) is { } start && SpecialistOf(frame, typed.Specialist) is { } specialist && TypeOf(frame, typed.Type, orFirst: false) is { } type)
        {
            var query = QueryOf(type.Id, typed, patient);
            rules = await diary.WhyNotAsync(query, specialist, start, visit.Aborted);
            near = isTaken || rules.Count > 0 ? await NearAsync(frame, query, specialist, start) : [];
        }

        return DiaryVisit.Page<BookPage>(new { Frame = frame, Typed = typed, Patient = patient, Rules = rules, Near = near, Errors = errors }, errors.Count);
    }
}
