using NodaTime;

namespace SpineClinic.Web.Hosting.Demo;

/// <summary>A clock that the demonstration sets, to write its past.</summary>
internal sealed class PastClock(Instant start) : IClock
{
    public Instant Now { get; set; } = start;

    public Instant GetCurrentInstant() => Now;
}
