namespace SpineClinic.Website;

/// <summary>What the team page says of a specialist, beside the name and languages that the clinic keeps with the specialist.</summary>
public sealed class TeamProfile
{
    public const int LongestLine = 120;

    public const int LongestInterests = 300;

    public const int LongestText = 4000;

    private TeamProfile()
    {
    }

    /// <param name="specialistId">Whose it is.</param>
    /// <param name="slug">The last part of its address; it stays, so that links to it do.</param>
    public TeamProfile(Guid specialistId, string slug)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        SpecialistId = specialistId;
        Slug = slug;
    }

    public Guid SpecialistId { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>Such as "MBBS FRCS (Tr &amp; Orth)"; empty when there are none.</summary>
    public string PostNominals { get; private set; } = "";

    /// <summary>Who keeps the register, such as "General Medical Council".</summary>
    public string RegistrationBody { get; private set; } = "";

    public string RegistrationNumber { get; private set; } = "";

    /// <summary>In one line, such as "sciatica, spinal stenosis"; empty when nothing is said.</summary>
    public string Interests { get; private set; } = "";

    /// <summary>Markdown of the few kinds that our own articles have.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether patients see it, as long as the specialist sees patients here.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Where it is found.</summary>
    public string Address => $"/team/{Slug}";

    public void Write(string postNominals, string registrationBody, string registrationNumber, string interests, string text, bool isPublished) =>
        (PostNominals, RegistrationBody, RegistrationNumber, Interests, Text, IsPublished) = (postNominals, registrationBody, registrationNumber, interests, text, isPublished);
}
