namespace SpineClinic.Specialists;

/// <summary>A place where a consultation happens.</summary>
public sealed class Room
{
    private Room()
    {
    }

    public Room(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Id = Guid.CreateVersion7();
        Name = name;
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";
}
