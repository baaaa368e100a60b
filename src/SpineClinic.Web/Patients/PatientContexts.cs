using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;

namespace SpineClinic.Web.Patients;

/// <summary>Gathers the context of patient pages.</summary>
public sealed class PatientContexts(ClinicProfile clinic, SafetyLibrary safety, QuestionnaireLibrary questionnaires, FormGate gate)
{
    /// <returns>Null when the clinic has not been set up, or its jurisdiction has no pack.</returns>
    public async Task<PatientContext?> FindAsync(string language, bool they, CancellationToken cancellationToken)
    {
        if (await clinic.FindAsync(cancellationToken) is not { } profile || !safety.Packs.TryGetValue(profile.Clinic.Jurisdiction, out var pack))
        {
            return null;
        }

        var words = questionnaires.Wording(language);
        var content = new ClinicalContent(safety.Rules.StopVersion, safety.Rules.PriorityVersion, questionnaires.Current.Version, words.Version, pack.Id, pack.Version);
        var signOff = await gate.FindAsync(content, cancellationToken);
        return new PatientContext(profile, pack, words, they, signOff is not null, signOff?.IsDemo ?? false, content);
    }
}
