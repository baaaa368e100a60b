using NodaTime;

namespace SpineClinic.Testing.Racing;

/// <summary>What one attempt asks of the diary.</summary>
/// <param name="Verb">What.</param>
/// <param name="Key">The booking key of a booking or a hold.</param>
/// <param name="Target">The appointment, for all other verbs.</param>
/// <param name="Type">The consultation type.</param>
/// <param name="Specialist">With whom.</param>
/// <param name="StartCell">When.</param>
/// <param name="Patient">Who is to be seen.</param>
/// <param name="HoldMilliseconds">How long a hold is kept.</param>
/// <param name="Over">With a reason to book over others.</param>
/// <param name="RetryOf">The attempt that was interrupted and is made again.</param>
public sealed record RaceWish(RaceVerb Verb, Guid Key, Guid Target, Guid Type, Guid Specialist, int StartCell, Guid Patient, int HoldMilliseconds, bool Over, Guid? RetryOf)
{
    public Instant Start => Booking.Cell.Start(StartCell);
}
