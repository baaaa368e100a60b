namespace SpineClinic.Specialists;

/// <summary>A building where the clinic sees patients.</summary>
public sealed class Site
{
    private Site()
    {
    }

    /// <param name="name">As patients know it.</param>
    /// <param name="address">In one line; it goes into letters and calendars.</param>
    /// <param name="directions">How to get there and in, in plain words.</param>
    /// <exception cref="ArgumentException">It has no name or no address.</exception>
    public Site(string name, string address, string directions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        Id = Guid.CreateVersion7();
        Name = name;
        Address = address;
        Directions = directions;
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public string Directions { get; set; } = "";

    /// <summary>Steps, lift, doors, toilets: how somebody who cannot climb gets in; empty when nothing is said.</summary>
    public string Access { get; set; } = "";

    /// <summary>Where a car can stand, and who may; empty when nothing is said.</summary>
    public string Parking { get; set; } = "";

    /// <summary>The site's own phone number, as it is to be shown; empty when it is the clinic's.</summary>
    public string Phone { get; set; } = "";
}
