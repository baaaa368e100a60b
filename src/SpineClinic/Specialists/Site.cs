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
}
