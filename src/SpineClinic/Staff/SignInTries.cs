using NodaTime;

namespace SpineClinic.Staff;

/// <summary>Failed tries with one key, such as an address to sign in with, known or not: so an answer never tells whether there is such an account.</summary>
public sealed class SignInTries
{
    private SignInTries()
    {
    }

    public SignInTries(string addressHash, Instant now)
    {
        AddressHash = addressHash;
        LastAt = now;
    }

    /// <summary>SHA-256 of the key in lower case, hexadecimal.</summary>
    public string AddressHash { get; private set; } = "";

    /// <summary>Tries since the last success.</summary>
    public int Count { get; internal set; }

    public Instant LastAt { get; internal set; }

    /// <summary>No try is looked at before this time.</summary>
    public Instant? LockedUntil { get; internal set; }
}
