using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class AskingTests
{
    private const string Question = "When did it begin?";
    private static readonly AnswerSheet Urgent = Sheets.AllNo().Choose("signs", "weightLoss");

    [Theory, EveryDatabase]
    public async Task A_patient_is_not_asked_without_words_or_an_address_nor_when_it_is_urgent(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var byPhone = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("contactBy", "phone").Write("email", ""))).Reference;
        var (urgent, routine) = ((await clinic.ReceiveAsync(Urgent)).Reference, (await clinic.ReceiveAsync()).Reference);
        Assert.Equal(DeskOutcome.NoAddress, (await desk.AskPatientAsync(clinic.Receptionist, byPhone, Question, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.TooUrgent, (await desk.AskPatientAsync(clinic.Receptionist, urgent, Question, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.WordsMissing, (await desk.AskPatientAsync(clinic.Receptionist, routine, "\n", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await desk.AskPatientAsync(clinic.Receptionist, "SC-2222-22", Question, CancellationToken.None)).Outcome);
        await Assert.ThrowsAsync<NotPermittedException>(() => desk.AskPatientAsync(clinic.Manager, routine, Question, CancellationToken.None));
        await using var db = clinic.Db();
        Assert.Equal(3, await db.EnquiryEvents.CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_question_waits_for_the_patient_whose_answer_brings_it_back(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (desk, own) = (clinic.Get<TriageDesk>(), clinic.Get<OwnEnquiries>());
        var reference = (await clinic.ReceiveAsync()).Reference;
        Assert.Equal(DeskOutcome.Done, (await desk.AskPatientAsync(clinic.Receptionist, reference, Question, CancellationToken.None)).Outcome);
        var asked = (await OpenAsync(clinic, reference)).Enquiry;
        Assert.Equal((EnquiryStatus.AwaitingPatient, WaitingOn.Patient, null), (asked.Status, asked.WaitingOn, asked.OwnerId));
        Assert.Equal(Instant.FromUtc(2026, 11, 27, 18, 0), asked.NextActionDueAt);
        await using var db = clinic.Db();
        var letter = await db.Letters.SingleAsync(row => row.Kind == EnquiryLetters.PatientQuestion);
        Assert.DoesNotContain(Question, letter.Subject + letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://clinic.example/status", letter.Text, StringComparison.Ordinal);

        var question = Assert.Single(await own.MessagesAsync(asked.Id, CancellationToken.None));
        Assert.Equal((true, Question), (question.IsFromClinic, question.Text));
        clinic.Clock.Advance(Duration.FromHours(2));
        Assert.Null((await own.AddAsync(asked.Id, "In spring", question.Id, CancellationToken.None)).Error);
        Assert.Null((await own.AddAsync(asked.Id, "In spring", question.Id, CancellationToken.None)).Error);
        Assert.Null((await own.AddAsync(asked.Id, "In March, to be exact", question.Id, CancellationToken.None)).Error);
        var answered = (await OpenAsync(clinic, reference)).Enquiry;
        Assert.Equal((EnquiryStatus.Received, Worklist.New, WaitingOn.Clinic), (answered.Status, answered.Worklist, answered.WaitingOn));
        Assert.NotNull(answered.PatientWroteAt);
        Assert.Equal(Instant.FromUtc(2026, 11, 25, 18, 0), answered.NextActionDueAt);
        Assert.Equal([Question, "In spring", "In March, to be exact"], (await own.MessagesAsync(asked.Id, CancellationToken.None)).Select(message => message.Text));
        Assert.DoesNotContain(await db.EnquiryEvents.Where(row => row.SealedWords != null).Select(row => row.SealedWords!).ToListAsync(), words => System.Text.Encoding.UTF8.GetString(words).Contains("spring", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public async Task The_same_answer_sent_at_one_moment_is_one_answer(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var own = clinic.Get<OwnEnquiries>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().AskPatientAsync(clinic.Receptionist, reference, Question, CancellationToken.None);
        var id = (await OpenAsync(clinic, reference)).Enquiry.Id;
        var question = (await own.MessagesAsync(id, CancellationToken.None))[0].Id;
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => own.AddAsync(id, "In spring", question, CancellationToken.None))));
        Assert.All(results, result => Assert.Null(result.Error));
        Assert.Equal(2, (await own.MessagesAsync(id, CancellationToken.None)).Count);
    }

    [Theory, EveryDatabase]
    public async Task An_answer_to_a_closed_one_is_refused(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.AskPatientAsync(clinic.Receptionist, reference, Question, CancellationToken.None);
        await desk.CloseAsync(clinic.Receptionist, reference, ClosureReason.AdviceGiven, null, CancellationToken.None);
        var id = (await OpenAsync(clinic, reference)).Enquiry.Id;
        Assert.Equal(OwnResult.NotPossible, await clinic.Get<OwnEnquiries>().AddAsync(id, "In spring", 1, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task What_staff_write_for_each_other_is_no_message(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        await desk.AddNoteAsync(clinic.Receptionist, reference, "Sounds anxious", CancellationToken.None);
        await desk.AskSpecialistAsync(clinic.Receptionist, reference, null, "Is this for us?", CancellationToken.None);
        await desk.GiveOpinionAsync(clinic.Clinician, reference, Opinion.Advise, "Exercises will do", CancellationToken.None);
        Assert.Empty(await clinic.Get<OwnEnquiries>().MessagesAsync((await OpenAsync(clinic, reference)).Enquiry.Id, CancellationToken.None));
        Assert.Empty(await clinic.Get<OwnEnquiries>().MessagesAsync(Guid.NewGuid(), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_specialist_is_told_by_a_letter_without_words_and_answers(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync(Urgent)).Reference;
        var due = (await OpenAsync(clinic, reference)).Enquiry.NextActionDueAt;
        Assert.Equal(DeskOutcome.NotPossible, (await desk.AskSpecialistAsync(clinic.Receptionist, reference, Guid.NewGuid(), "Now?", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.NotPossible, (await desk.GiveOpinionAsync(clinic.Clinician, reference, Opinion.Accept, null, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.AskSpecialistAsync(clinic.Receptionist, reference, clinic.Neck.Id, "Now?", CancellationToken.None)).Outcome);
        var asked = (await OpenAsync(clinic, reference)).Enquiry;
        Assert.Equal((EnquiryStatus.WithSpecialist, due, true), (asked.Status, asked.NextActionDueAt, asked.AwaitsAcknowledgement));
        await using var db = clinic.Db();
        var letter = await db.Letters.SingleAsync(row => row.Kind == EnquiryLetters.SpecialistQuestion);
        Assert.Equal("neck@clinic.example", letter.To);
        Assert.DoesNotContain("Now?", letter.Subject + letter.Text, StringComparison.Ordinal);

        await Assert.ThrowsAsync<NotPermittedException>(() => desk.GiveOpinionAsync(clinic.Receptionist, reference, Opinion.Accept, null, CancellationToken.None));
        Assert.Equal(DeskOutcome.WordsMissing, (await desk.GiveOpinionAsync(clinic.Clinician, reference, Opinion.NeedsImaging, " ", CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.GiveOpinionAsync(clinic.Clinician, reference, Opinion.NeedsImaging, "MRI first", CancellationToken.None)).Outcome);
        var file = await OpenAsync(clinic, reference);
        Assert.Equal((EnquiryStatus.Received, due), (file.Enquiry.Status, file.Enquiry.NextActionDueAt));
        Assert.Equal((EventKind.SpecialistAnswered, "NeedsImaging", "MRI first"), (file.Timeline[0].Kind, file.Timeline[0].Details, file.Timeline[0].Words));
    }

    [Theory, EveryDatabase]
    public async Task Anyone_on_duty_is_asked_when_nobody_is_named_and_waiting_can_be_ended(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var reference = (await clinic.ReceiveAsync()).Reference;
        Assert.Equal(DeskOutcome.NotPossible, (await desk.StopWaitingAsync(clinic.Receptionist, reference, CancellationToken.None)).Outcome);
        await desk.AskSpecialistAsync(clinic.Receptionist, reference, null, null, CancellationToken.None);
        await using var db = clinic.Db();
        Assert.Equal(2, await db.Letters.CountAsync(row => row.Kind == EnquiryLetters.SpecialistQuestion));
        Assert.Equal(DeskOutcome.Done, (await desk.StopWaitingAsync(clinic.SecondReceptionist, reference, CancellationToken.None)).Outcome);
        var file = await OpenAsync(clinic, reference);
        Assert.Equal((EnquiryStatus.InTriage, clinic.SecondReceptionist.Name), (file.Enquiry.Status, file.HolderName));
    }

    [Theory, EveryDatabase]
    public async Task Book_later_takes_a_date_within_a_year_and_is_due_when_the_clinic_opens_then(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var desk = clinic.Get<TriageDesk>();
        var (reference, urgent) = ((await clinic.ReceiveAsync()).Reference, (await clinic.ReceiveAsync(Urgent)).Reference);
        foreach (var date in new LocalDate?[] { null, new(2026, 11, 24), new(2027, 11, 25) })
        {
            Assert.Equal(DeskOutcome.DateOutOfBounds, (await desk.BookLaterAsync(clinic.Receptionist, reference, date, CancellationToken.None)).Outcome);
        }

        Assert.Equal(DeskOutcome.TooUrgent, (await desk.BookLaterAsync(clinic.Receptionist, urgent, new LocalDate(2027, 1, 11), CancellationToken.None)).Outcome);
        // 9 January 2027 is a Saturday.
        Assert.Equal(DeskOutcome.Done, (await desk.BookLaterAsync(clinic.Receptionist, reference, new LocalDate(2027, 1, 9), CancellationToken.None)).Outcome);
        var file = await OpenAsync(clinic, reference);
        Assert.Equal((EnquiryStatus.Accepted, Instant.FromUtc(2027, 1, 11, 8, 0)), (file.Enquiry.Status, file.Enquiry.NextActionDueAt));
        Assert.Equal("from 2027-01-09", file.Timeline[0].Details);
    }

    private static async Task<EnquiryFile> OpenAsync(TestClinic clinic, string reference) =>
        (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Clinician, reference, CancellationToken.None))!;
}
