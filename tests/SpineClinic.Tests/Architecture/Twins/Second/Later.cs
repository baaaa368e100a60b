namespace SpineClinic.Tests.Architecture.Twins.Second;

public sealed class Later
{
    public First.Offender? Allowed { get; init; }
}
