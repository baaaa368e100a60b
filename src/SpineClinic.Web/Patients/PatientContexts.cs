using System.Collections.Concurrent;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;
using SpineClinic.Website;

namespace SpineClinic.Web.Patients;

/// <summary>Gathers the context of patient pages.</summary>
public sealed class PatientContexts(ClinicProfile clinic, SafetyLibrary safety, QuestionnaireLibrary questionnaires, FormGate gate, PathHealth path, ClinicShape shape, PublicSite site, InformationLibrary library, IDatabaseErrors errors, IClock clock)
{
    public const string DefaultLanguage = "en";
    private static readonly Duration Fresh = Duration.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Offer> offered = new(StringComparer.Ordinal);

    /// <summary>The context of a page without a draft.</summary>
    /// <returns>Null when the clinic has not been set up.</returns>
    public Task<PatientContext?> FindAsync(string language, bool they, CancellationToken cancellationToken) =>
        FindAsync(language, they, country: null, cancellationToken);

    /// <param name="language">BCP 47; the default language when the clinic has not signed this one.</param>
    /// <param name="they">Whether the form is filled in for someone else.</param>
    /// <param name="country">Where the person is, as the form asks it; null is where the clinic is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null when the clinic has not been set up.</returns>
    public async Task<PatientContext?> FindAsync(string language, bool they, string? country, CancellationToken cancellationToken)
    {
        if (await clinic.FindAsync(cancellationToken) is not { } profile)
        {
            return null;
        }

        // Without a pack of its own a clinic still shows its phone number, and "the emergency number where you are"; its form is closed.
        var home = safety.Packs.GetValueOrDefault(profile.Clinic.Jurisdiction);
        var pack = (country is null ? home : safety.Packs.GetValueOrDefault(country)) ?? safety.Packs[JurisdictionPack.Elsewhere];
        var today = clock.GetCurrentInstant().InZone(profile.Calendar.Zone).Date;
        var words = questionnaires.Wording(language);
        var signOff = await gate.FindAsync(ContentOf(words, pack), cancellationToken);
        if (signOff is null && words.Language != DefaultLanguage)
        {
            words = questionnaires.Wording(DefaultLanguage);
            signOff = await gate.FindAsync(ContentOf(words, pack), cancellationToken);
        }

        var closed = home is null ? $"there is no jurisdiction pack {profile.Clinic.Jurisdiction}"
            : home.IsExpired(today) || pack.IsExpired(today) ? $"jurisdiction pack {(home.IsExpired(today) ? home : pack).Id} was to be reviewed by {(home.IsExpired(today) ? home : pack).ReviewBy:yyyy-MM-dd}"
            : signOff is null ? "no clinical sign-off covers what is in force"
            : path.WhyClosed;
        return new PatientContext(profile, pack, words, they, closed, signOff?.IsDemo ?? false, questionnaires.Wording(DefaultLanguage)) { Site = await SiteOfAsync(profile, cancellationToken) };
    }

    /// <summary>The context of a draft's pages.</summary>
    /// <exception cref="InvalidOperationException">The clinic has not been set up.</exception>
    public async Task<PatientContext> RequireAsync(DraftState draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var country = draft.Sheet.Codes("where") is [var code] ? code : null;
        return await FindAsync(draft.Language, draft.Sheet.IsForSomeoneElse, country, cancellationToken) ?? throw new InvalidOperationException("The clinic has not been set up.");
    }

    /// <summary>The context with the languages to choose from. Every page of the form asks for them, so they are gathered once a minute; the list stays the same one while it says the same.</summary>
    public async Task<PatientContext> WithLanguagesAsync(PatientContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var now = clock.GetCurrentInstant();
        if (!offered.TryGetValue(context.Pack.Edition, out var known) || now - known.At >= Fresh || now < known.At)
        {
            try
            {
                var languages = await LanguagesAsync(context, cancellationToken);
                offered[context.Pack.Edition] = known = new Offer(now, known is not null && known.Languages.SequenceEqual(languages) ? known.Languages : languages);
            }
            catch (Exception error) when (errors.IsUnavailable(error))
            {
                // The page itself may not need the database: it is shown with what was offered before.
            }
        }

        return context with { Languages = known?.Languages ?? [] };
    }

    /// <summary>The languages that the clinic offers: those whose words a sign-off covers.</summary>
    public async Task<IReadOnlyList<Wording>> LanguagesAsync(PatientContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var signed = new List<Wording>();
        foreach (var words in questionnaires.Languages)
        {
            if (await gate.FindAsync(ContentOf(words, context.Pack), cancellationToken) is not null)
            {
                signed.Add(words);
            }
        }

        return signed;
    }

    /// <summary>What the clinic has made its own. A page that helps somebody in need must not wait for news and team: without the database it goes without them.</summary>
    public async Task<ClinicSite> SiteOfAsync(ClinicProfile.Snapshot profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var today = clock.GetCurrentInstant().InZone(profile.Calendar.Zone).Date;
        try
        {
            return new ClinicSite(await site.GetAsync(cancellationToken), (await shape.GetAsync(cancellationToken)).Sites, profile.Specialists, profile.Clinic.PagesOff, library, today);
        }
        catch (Exception error) when (errors.IsUnavailable(error))
        {
            return ClinicSite.Nothing with { Off = profile.Clinic.PagesOff, Library = library, Today = today, IsUnread = true };
        }
    }

    private ClinicalContent ContentOf(Wording words, JurisdictionPack pack) => new(
        safety.Rules.StopVersion, safety.Rules.PriorityVersion, questionnaires.Current.Version, words.Edition, pack.Edition);

    private sealed record Offer(Instant At, IReadOnlyList<Wording> Languages);
}
