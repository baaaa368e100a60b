using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>Someone who sees patients.</summary>
public sealed class Specialist
{
    private Specialist()
    {
    }

    /// <param name="name">As patients read it.</param>
    /// <param name="email">Where notices of new enquiries go.</param>
    /// <param name="painSites">The answers to "where is it worst?" that this specialist deals with.</param>
    /// <param name="staffMemberId">The account of this person; null when they have none.</param>
    public Specialist(string name, string email, IEnumerable<string> painSites, Guid? staffMemberId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        Id = Guid.CreateVersion7();
        Name = name;
        Email = email;
        PainSites = [.. painSites];
        StaffMemberId = staffMemberId;
        IsActive = true;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public List<string> PainSites { get; private set; } = [];

    public Guid? StaffMemberId { get; private set; }

    /// <summary>Out of use, nobody can be booked with this specialist, and no notice goes out.</summary>
    public bool IsActive { get; set; }

    /// <summary>Languages that this specialist speaks with patients: BCP 47.</summary>
    public List<string> Languages { get; private set; } = [];

    /// <summary>Where consultations by video take place; null when there are none.</summary>
    public Uri? VideoLink { get; set; }

    /// <summary>Sets who this is and what they deal with.</summary>
    /// <exception cref="ArgumentException">Name or e-mail address is empty.</exception>
    public void Describe(string name, string email, IEnumerable<string> painSites, IEnumerable<string> languages)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        Name = name;
        Email = email;
        PainSites = [.. painSites];
        Languages = [.. languages];
    }

    public List<Absence> Absences { get; private set; } = [];

    public bool IsAway(LocalDate day) => Absences.Exists(absence => absence.Includes(day));

    /// <summary>When this specialist is in the clinic, week by week.</summary>
    public List<WeeklySession> Sessions { get; private set; } = [];

    /// <summary>The dates on which the week is different.</summary>
    public List<SessionChange> SessionChanges { get; private set; } = [];
}
