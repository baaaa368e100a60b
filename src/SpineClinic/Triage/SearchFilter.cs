using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;

namespace SpineClinic.Triage;

/// <summary>What a search leaves out. Codes and days only: nothing that anybody typed.</summary>
/// <param name="Tier">Of this tier only.</param>
/// <param name="Status">In this state only.</param>
/// <param name="Worklist">On this worklist only.</param>
/// <param name="SpecialistId">With an appointment with this specialist that takes place, or took place.</param>
/// <param name="From">Received on this day of the clinic or later.</param>
/// <param name="To">Received on this day of the clinic or earlier.</param>
public sealed record SearchFilter(
    Tier? Tier = null, SearchStatus? Status = null, Worklist? Worklist = null, Guid? SpecialistId = null, LocalDate? From = null, LocalDate? To = null)
{
    public static SearchFilter None { get; } = new();

    public bool IsEmpty => this == None;
}
