using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SpineClinic.Privacy;

namespace SpineClinic.Booking;

/// <summary>
/// The secrets in links. A token is made from the record's id and a number with a key outside the database, so that the same link can be written into every
/// letter while the database holds its hash alone; it is bound to its purpose, and a new number makes the older ones useless.
/// </summary>
public sealed class BookingTokens(VaultKey vaultKey)
{
    public const string ForInvitation = "invitation";
    public const string ForAppointment = "appointment";
    public const string ForFeed = "feed";
    private const int Bytes = 20;
    private readonly byte[] tokenKey = vaultKey.Derive("booking-token");
    private readonly byte[] hashKey = vaultKey.Derive("booking-token-hash");

    /// <summary>27 signs of the URL alphabet: 160 bits.</summary>
    public string Token(string purpose, Guid id, int number = 0) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(tokenKey, Encoding.UTF8.GetBytes($"{purpose}|{id:N}|{number}")).AsSpan(0, Bytes));

    /// <summary>What is stored of a token.</summary>
    public byte[] Hash(string purpose, string token) => HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes($"{purpose}|{token}"));

    /// <summary>The hash of the token that <see cref="Token"/> gives.</summary>
    public byte[] HashOf(string purpose, Guid id, int number = 0) => Hash(purpose, Token(purpose, id, number));
}
