namespace SpineClinic.Specialists;

/// <summary>A place where a consultation happens.</summary>
public sealed class Room
{
    private Room()
    {
    }

    /// <exception cref="ArgumentException">It has no name.</exception>
    public Room(string name, Guid? siteId = null, bool isStepFree = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Id = Guid.CreateVersion7();
        Name = name;
        SiteId = siteId;
        IsStepFree = isStepFree;
        IsActive = true;
    }

    public Guid Id { get; private set; }

    public string Name { get; set; } = "";

    /// <summary>Where it is; null in a clinic of one building that has not described it.</summary>
    public Guid? SiteId { get; set; }

    /// <summary>Whether it can be reached without a step.</summary>
    public bool IsStepFree { get; set; }

    public bool IsActive { get; set; }
}
