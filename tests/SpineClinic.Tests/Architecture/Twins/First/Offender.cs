namespace SpineClinic.Tests.Architecture.Twins.First;

public sealed class Offender
{
    public Second.Later? Uses { get; init; }
}
