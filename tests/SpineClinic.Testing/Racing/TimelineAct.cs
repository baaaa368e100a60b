namespace SpineClinic.Testing.Racing;

/// <summary>What one attempt did to one resource on one day.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Began">By the steady clock.</param>
/// <param name="Ended">When it was answered, or <see cref="long.MaxValue"/>.</param>
/// <param name="MustHappen">False when nobody knows whether it did.</param>
/// <param name="IsShared">Whether it was booked over others on purpose.</param>
/// <param name="Frees">What it gave back.</param>
/// <param name="Takes">What it took.</param>
public sealed record TimelineAct(Guid Attempt, long Began, long Ended, bool MustHappen, bool IsShared, IReadOnlyList<TimelineSpan> Frees, IReadOnlyList<TimelineSpan> Takes);
