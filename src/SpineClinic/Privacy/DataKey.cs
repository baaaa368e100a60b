using NodaTime;

namespace SpineClinic.Privacy;

/// <summary>The key that seals one patient's content, wrapped by the vault key. Without this row the content cannot be read by anyone, in backups neither.</summary>
public sealed class DataKey
{
    private DataKey()
    {
    }

    internal DataKey(Guid id, byte[] wrapped, Instant createdAt)
    {
        Id = id;
        Wrapped = wrapped;
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }

    public byte[] Wrapped { get; private set; } = [];

    public Instant CreatedAt { get; private set; }
}
