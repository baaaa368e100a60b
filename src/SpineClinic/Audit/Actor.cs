namespace SpineClinic.Audit;

/// <summary>Who caused a change: a patient, the clinic's software, or a member of staff.</summary>
/// <param name="Kind">"patient", "system" or "staff".</param>
/// <param name="StaffId">The member of staff; null for the other kinds.</param>
public readonly record struct Actor(string Kind, Guid? StaffId)
{
    public static Actor Patient { get; } = new("patient", null);

    public static Actor System { get; } = new("system", null);

    public static Actor Staff(Guid id) => new("staff", id);
}
