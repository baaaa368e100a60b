using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Some days of the diary, as one member of staff may see them.</summary>
/// <param name="By">What the columns are.</param>
/// <param name="Columns">By name, or by date.</param>
/// <param name="Shape">The clinic as it was.</param>
/// <param name="Now">When it was read.</param>
/// <param name="IsCut">Whether there was more than <see cref="DiaryPages.MostEntries"/>.</param>
public sealed record DiarySheet(DiaryBy By, IReadOnlyList<DiaryColumn> Columns, ClinicShape.Snapshot Shape, Instant Now, bool IsCut);
