using System.Buffers.Binary;
using NodaTime;

namespace SpineClinic.Enquiries;

/// <summary>
/// What an enquiry is compared with when somebody looks for it: narrow, so that many are read quickly. It is written with the enquiry, in its transaction, by
/// <see cref="SearchUpkeep"/>; nobody else writes it.
/// </summary>
public sealed class SearchEntry
{
    private const int RandomBits = 20;
    private const long RandomMask = (1L << RandomBits) - 1;
    private const long TimeMask = (1L << 43) - 1;

    private SearchEntry()
    {
    }

    internal SearchEntry(Enquiry enquiry)
    {
        Order = OrderOf(enquiry.Id);
        EnquiryId = enquiry.Id;
        Read(enquiry);
    }

    /// <summary>Rises with the time of receipt; unique.</summary>
    public long Order { get; private set; }

    public Guid EnquiryId { get; private set; }

    /// <summary>The folded words of the names, each after a space.</summary>
    public string Names { get; private set; } = "";

    /// <summary>The digits of the phone number, with the country's.</summary>
    public string? Digits { get; private set; }

    /// <summary>In lower case.</summary>
    public string? Email { get; private set; }

    /// <summary>The place of an enquiry among all of them: the milliseconds of its id, then a part of what is random in it.</summary>
    public static long OrderOf(Guid enquiryId)
    {
        Span<byte> bytes = stackalloc byte[16];
        enquiryId.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16;
        return ((milliseconds & TimeMask) << RandomBits) | (BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) & RandomMask);
    }

    /// <summary>The place of the first that could be received at <paramref name="at"/> or later.</summary>
    public static long FirstAt(Instant at) => Math.Clamp(at.ToUnixTimeMilliseconds(), 0, TimeMask) << RandomBits;

    internal void Read(Enquiry enquiry)
    {
        Names = NamesOf(enquiry.Name, enquiry.ProxyName);
        Digits = SearchTerms.Digits(enquiry.Phone) is { Length: > 0 } digits ? digits : null;
        Email = enquiry.Email is { } email ? SearchTerms.EmailOf(email) : null;
    }

    /// <summary>The words of names in the form in which <see cref="Names"/> holds them.</summary>
    public static string NamesOf(string name, string? proxyName) =>
        string.Concat(new[] { name, proxyName }.SelectMany(NameFold.WordsToFind).Select(word => $" {word}"));
}
