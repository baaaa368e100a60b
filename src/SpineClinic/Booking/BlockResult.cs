using NodaTime;

namespace SpineClinic.Booking;

/// <param name="Outcome">Done, Taken or NotFound.</param>
/// <param name="BlockId">The block; null when there is none.</param>
/// <param name="InTheWay">What has the time, by start; at most 50.</param>
public sealed record BlockResult(DiaryOutcome Outcome, Guid? BlockId = null, IReadOnlyList<BlockResult.Obstacle>? InTheWay = null)
{
    /// <param name="Reference">The appointment; null for a group session or another block.</param>
    /// <param name="Start">When it begins, or when it first meets the block.</param>
    public sealed record Obstacle(string? Reference, Instant Start);
}
