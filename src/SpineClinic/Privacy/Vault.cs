using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SpineClinic.Privacy;

/// <summary>
/// Seals what people tell the clinic (AES-256-GCM, a data key per patient). A sealed value is bound to its purpose and to the record that owns it, so that
/// one row's value cannot be moved into another. Layout: version (1 byte), nonce (12), tag (16), cipher text.
/// </summary>
public sealed class Vault(VaultKey vaultKey)
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + NonceSize + TagSize;
    private const int DataKeySize = 32;

    /// <summary>A new data key, to be stored in the same transaction as the first thing that it seals.</summary>
    public DataKey NewDataKey(Instant now)
    {
        var id = Guid.CreateVersion7(now.ToDateTimeOffset());
        return new DataKey(id, Encrypt(vaultKey.Bytes, Context("data-key", id), RandomNumberGenerator.GetBytes(DataKeySize)), now);
    }

    /// <param name="key">The patient's data key.</param>
    /// <param name="purpose">Which column: a fixed name.</param>
    /// <param name="owner">The record that the value belongs to.</param>
    /// <param name="text">What is to be sealed.</param>
    public byte[] Seal(DataKey key, string purpose, Guid owner, string text) =>
        Encrypt(Unwrap(key), Context(purpose, owner), Encoding.UTF8.GetBytes(text));

    /// <exception cref="CryptographicException">The value, its place or its key is not the one that it was sealed with.</exception>
    public string Open(DataKey key, string purpose, Guid owner, byte[] sealedText) =>
        Encoding.UTF8.GetString(Decrypt(Unwrap(key), Context(purpose, owner), sealedText));

    /// <summary>Whether this vault's key is the one that wrapped <paramref name="key"/>.</summary>
    public bool CanOpen(DataKey key)
    {
        try
        {
            return Unwrap(key).Length == DataKeySize;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private byte[] Unwrap(DataKey key) => Decrypt(vaultKey.Bytes, Context("data-key", key.Id), key.Wrapped);

    private static byte[] Context(string purpose, Guid owner) => Encoding.UTF8.GetBytes($"{purpose}|{owner:N}");

    private static byte[] Encrypt(ReadOnlySpan<byte> key, byte[] context, byte[] plain)
    {
        var result = new byte[HeaderSize + plain.Length];
        result[0] = Version;
        var nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(HeaderSize), result.AsSpan(1 + NonceSize, TagSize), context);
        return result;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> key, byte[] context, byte[] value)
    {
        if (value.Length < HeaderSize || value[0] != Version)
        {
            throw new CryptographicException("Not a sealed value of a known version.");
        }

        var plain = new byte[value.Length - HeaderSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(value.AsSpan(1, NonceSize), value.AsSpan(HeaderSize), value.AsSpan(1 + NonceSize, TagSize), plain, context);
        return plain;
    }
}
