using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SpineClinic.Enquiries;

/// <summary>
/// The number a patient is given: "SC-XXXX-XX". Five random signs and a check sign, from 23 signs of which no two look or sound alike when written by hand or
/// read aloud, and without vowels, so that none spells a word. The check (weights 1 to 6, modulo the prime 23) finds every single wrong sign and every swap of
/// two neighbours. 23^5 is 6.4 million references; the database keeps them unique.
/// </summary>
public static class EnquiryReference
{
    public const string Alphabet = "23456789CDFHJKMNPRTVWXY";
    private const string Prefix = "SC";
    private const int Length = 6;

    public static string New()
    {
        Span<int> digits = stackalloc int[Length];
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            digits[i] = RandomNumberGenerator.GetInt32(Alphabet.Length);
            sum += (i + 1) * digits[i];
        }

        // The last sign, with weight 6, brings the sum to 0: 6 * 4 = 24 = 1 modulo 23, so its inverse is 4.
        digits[^1] = (Alphabet.Length - (sum % Alphabet.Length)) * 4 % Alphabet.Length;
        Span<char> signs = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            signs[i] = Alphabet[digits[i]];
        }

        return $"{Prefix}-{signs[..4]}-{signs[4..]}";
    }

    /// <summary>Reads a reference as a person may write it: any case, any spaces and dashes, with or without "SC".</summary>
    /// <returns>False when a sign is unknown, one is missing, or the check is wrong.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? reference)
    {
        var signs = new string([.. (text ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit)]);
        if (signs.Length == Prefix.Length + Length && signs.StartsWith(Prefix, StringComparison.Ordinal))
        {
            signs = signs[Prefix.Length..];
        }

        var sum = 0;
        for (var i = 0; i < signs.Length; i++)
        {
            var digit = Alphabet.IndexOf(signs[i], StringComparison.Ordinal);
            sum = digit < 0 ? int.MinValue / 2 : sum + ((i + 1) * digit);
        }

        reference = signs.Length == Length && sum >= 0 && sum % Alphabet.Length == 0 ? $"{Prefix}-{signs[..4]}-{signs[4..]}" : null;
        return reference is not null;
    }
}
