namespace SpineClinic.Benchmarks;

/// <summary>A row with the usual columns.</summary>
public sealed class BareRow
{
    public Guid Id { get; init; }

    public required string Reference { get; init; }

    public long ReceivedAt { get; init; }

    public required string Status { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required byte[] Content { get; init; }
}
