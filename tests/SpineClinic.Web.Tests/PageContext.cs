using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Layout;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Tests.Information;

namespace SpineClinic.Web.Tests;

/// <summary>What pages need to be rendered without a server: the words, a clinic, and our own files.</summary>
public abstract class PageContext : BunitContext
{
    private static readonly SafetyLibrary Safety = SafetyLibrary.Load();

    protected PageContext()
    {
        Services.AddSingleton(new AssetPaths([]));
        Services.AddSingleton(new ClinicAddress(new Uri("https://clinic.example")));
        Services.AddSingleton(ArticleFiles.Library);
        Services.AddSingleton(new RequestLanguage(new HttpContextAccessor { HttpContext = Http }, Questionnaires));
    }

    public static TheoryData<string> OtherLanguages => [.. Questionnaires.Languages.Select(words => words.Language).Where(language => language != "en")];

    /// <summary>The request, for what asks it for a language.</summary>
    protected DefaultHttpContext Http { get; } = new();

    protected static QuestionnaireLibrary Questionnaires { get; } = QuestionnaireLibrary.Load(Safety.Rules);

    protected static IReadOnlyDictionary<string, JurisdictionPack> Packs => Safety.Packs;

    protected static RuleSet Rules => Safety.Rules;

    protected static PatientContext Patient(bool they = false, bool isDemo = true, string language = "en")
    {
        var clinic = new Clinic("Test & Sons Spine Clinic", "020 7946 0018", "GB", "Europe/London", "GB-ENG", 16);
        var calendar = new ClinicCalendar(DateTimeZoneProviders.Tzdb["Europe/London"], []);
        return new PatientContext(
            new ClinicProfile.Snapshot(clinic, calendar, []), Safety.Packs["GB-ENG"], Questionnaires.Wording(language), they, Closed: null, isDemo, Questionnaires.Wording("en"));
    }

    protected static DraftState Draft(AnswerSheet sheet) =>
        new(new EnquirySubmission.DraftVersion(Guid.NewGuid(), 1), Guid.NewGuid(), "en", sheet, new FormRoute(Questionnaires.Current, Rules, sheet), IsSent: false);

    /// <summary>An adult without a red flag, every page completed.</summary>
    protected static AnswerSheet Complete(AnswerSheet? sheet = null)
    {
        sheet ??= Sheets.AllNo();
        return Questionnaires.Current.Pages.Aggregate(sheet, (done, page) => done.WithCompleted(page.Id));
    }
}
