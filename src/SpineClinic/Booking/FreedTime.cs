using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SpineClinic.Booking;

/// <summary>A time that somebody had and gave back.</summary>
/// <param name="SpecialistId">With whom.</param>
/// <param name="Start">When.</param>
public readonly record struct FreedTime(Guid SpecialistId, Instant Start)
{
    /// <summary>The booking key of the offer of this time to one person: they are asked about it once, however many processes think of it.</summary>
    public Guid KeyFor(WaitingListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"offer|{entry.Id:N}|{SpecialistId:N}|{Start.ToUnixTimeTicks()}")).AsSpan(0, 16));
    }
}
