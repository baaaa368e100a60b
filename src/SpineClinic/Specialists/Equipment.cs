namespace SpineClinic.Specialists;

/// <summary>Something that one consultation at a time can use, such as an ultrasound machine.</summary>
public sealed class Equipment
{
    private Equipment()
    {
    }

    /// <exception cref="ArgumentException">It has no name.</exception>
    public Equipment(string name, Guid? siteId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Id = Guid.CreateVersion7();
        Name = name;
        SiteId = siteId;
        IsActive = true;
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>Where it stands; null when it is carried along.</summary>
    public Guid? SiteId { get; set; }

    public bool IsActive { get; set; }
}
