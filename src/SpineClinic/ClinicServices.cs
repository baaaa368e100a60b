using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Website;

namespace SpineClinic;

public static class ClinicServices
{
    /// <summary>Everything the clinic knows and does. The host adds the database, the settings, the vault's key and the way out for mail.</summary>
    public static IServiceCollection AddSpineClinic(this IServiceCollection services)
    {
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddSingleton<ClinicSignals>();
        services.AddSingleton<Vault>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Courier>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<SignInGuard>();
        services.AddSingleton<ClinicProfile>();
        services.AddSingleton<FormGate>();
        services.AddSingleton(_ => SafetyLibrary.Load());
        services.AddSingleton(provider => provider.GetRequiredService<SafetyLibrary>().Rules);
        services.AddSingleton(provider => QuestionnaireLibrary.Load(provider.GetRequiredService<RuleSet>()));
        services.AddSingleton(provider => provider.GetRequiredService<QuestionnaireLibrary>().Current);
        services.AddSingleton(provider => provider.GetRequiredService<SafetyLibrary>().Everything(provider.GetRequiredService<QuestionnaireLibrary>()));
        services.AddSingleton<SignOffDesk>();
        services.AddSingleton<AnswerSheetValidator>();
        services.AddSingleton<EnquiryLetters>();
        services.AddSingleton<StopLedger>();
        services.AddSingleton<EmergencyContact>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<EnquiryIntake>();
        services.AddSingleton<Worsening>();
        services.AddSingleton<OwnEnquiries>();
        services.AddSingleton<PathHealth>();
        services.AddSingleton<SyntheticEnquiry>();
        services.AddSingleton<ClinicShape>();
        services.AddSingleton<ShapeSettings>();
        services.AddSingleton<BookingTokens>();
        services.AddSingleton<AppointmentCalendar>();
        services.AddSingleton<BookingLetters>();
        services.AddSingleton<Diary>();
        services.AddSingleton<OwnContact>();
        services.AddSingleton<OwnWithdrawal>();
        services.AddSingleton<SeriesPatients>();
        services.AddSingleton<SeriesPlanner>();
        services.AddSingleton<GroupSessions>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<CalendarImports>();
        services.AddSingleton<ReminderRun>();
        services.AddSingleton<ReminderBook>();
        services.AddSingleton<DiaryPages>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<OwnAppointments>();
        services.AddSingleton<BookingWork>();
        services.AddSingleton<EnquiryPatient>();
        services.AddSingleton<WaitingList>();
        services.AddSingleton<WaitingListRun>();
        services.AddSingleton<SessionDisruptions>();
        services.AddSingleton<Board>();
        services.AddSingleton<LookBook>();
        services.AddSingleton<Handover>();
        services.AddSingleton<MailRoom>();
        services.AddSingleton<EnquiryFiles>();
        services.AddSingleton(_ => MessageTemplates.Load());
        services.AddSingleton<NextEnquiry>();
        services.AddSingleton<TriageDesk>();
        services.AddSingleton<CallDesk>();
        services.AddSingleton<KnownCallers>();
        services.AddSingleton<EscalationLadder>();
        services.AddSingleton<OverdueNotice>();
        services.AddSingleton<LapsedClaims>();
        services.AddSingleton<DowntimePacks>();
        services.AddSingleton<SafetySettings>();
        services.AddSingleton<ShadowRun>();
        services.AddSingleton<StopReport>();
        services.AddSingleton<SearchFiling>();
        services.AddSingleton<EnquirySearch>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<People>();
        services.AddSingleton<PublicSite>();
        services.AddSingleton<SiteSettings>();
        services.AddSingleton<UnusedLogos>();
        return services;
    }
}
