using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace SpineClinic.Website;

/// <summary>What a file that was sent as a logo is, told from its content and never from its name.</summary>
/// <param name="Type">"png", "jpg", "webp" or "svg".</param>
/// <param name="Width">In pixels; of a drawing, its proportions.</param>
/// <param name="Height">In pixels; of a drawing, its proportions.</param>
/// <param name="Problem">Why it is refused, in words for the manager; null when it is fine.</param>
public sealed record LogoFile(string Type, int Width, int Height, string? Problem = null)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestBytes = 200 * 1024;

    /// <summary>Most that it may weigh on its way to a patient's phone, in bytes: every page shows it, and a page weighs no more than 30 KB with all that belongs to it.</summary>
    public const int HeaviestBytes = 8 * 1024;

    /// <summary>Longest side, in pixels.</summary>
    public const int LongestSide = 2000;

    /// <summary>Shortest side, in pixels; what is smaller is a dot.</summary>
    public const int ShortestSide = 16;

    /// <summary>How many times as long as high, or as high as long; what is thinner is a line.</summary>
    public const int Slimmest = 8;

    private const string Damaged = "The picture is damaged or cut off. Save it again and choose it anew";
    private const string Moving = "The picture moves. Choose one that stands still";
    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Looks at the whole file.</summary>
    public static LogoFile Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            return Refuse("The file is empty. Save it again and choose it anew");
        }

        if (bytes.Length > LargestBytes)
        {
            return Refuse($"The file has {(bytes.Length + 1023) / 1024} KB. Choose one of {LargestBytes / 1024} KB or less");
        }

        var found = bytes.StartsWith(PngStart) ? Png(bytes)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? Jpeg(bytes)
            : bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? WebP(bytes)
            : LogoDrawing.IsDrawing(bytes) ? LogoDrawing.Check(bytes)
            : Refuse("Choose a picture of type PNG, JPEG, WebP or SVG");
        if (found.Problem is not null)
        {
            return found;
        }

        var weight = found.Type == "svg" ? PackedLength(bytes) : bytes.Length;
        return found.Width is not (> 0 and <= LongestSide) || found.Height is not (> 0 and <= LongestSide) ? Refuse($"The picture is {found.Width} by {found.Height} pixels. Choose one of at most {LongestSide} on each side")
            : Math.Min(found.Width, found.Height) < ShortestSide || Math.Max(found.Width, found.Height) > Slimmest * Math.Min(found.Width, found.Height)
                ? Refuse($"The picture is {found.Width} by {found.Height} pixels, of which little would be seen. Choose one of at least {ShortestSide} on each side, no more than {Slimmest} times as long as it is high")
            : weight > HeaviestBytes ? Refuse($"The picture takes {(weight + 1023) / 1024} KB of a patient's connection before every first page. Choose one of {HeaviestBytes / 1024} KB or less: a drawing (SVG) with fewer details, or a smaller picture")
            : found;
    }

    /// <summary>Name of the file with this content.</summary>
    public string NameOf(ReadOnlySpan<byte> bytes) => $"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}.{Type}";

    internal static LogoFile Refuse(string problem) => new("", 0, 0, problem);

    // Chunk after chunk: length, name, content, check sum. The last is IEND, and nothing follows it.
    private static LogoFile Png(ReadOnlySpan<byte> bytes)
    {
        var (at, width, height, hasPicture) = (PngStart.Length, 0, 0, false);
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var name = bytes.Slice(at + 4, 4);
            if (length > bytes.Length - at - 12 || CheckSum(bytes.Slice(at + 4, (int)length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8 + (int)length)..]))
            {
                return Refuse(Damaged);
            }

            if (at == PngStart.Length)
            {
                if (!name.SequenceEqual("IHDR"u8) || length != 13)
                {
                    return Refuse(Damaged);
                }

                (width, height) = (Side(BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8)..])), Side(BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 12)..])));
            }

            if (name.SequenceEqual("acTL"u8))
            {
                return Refuse(Moving);
            }

            hasPicture |= length > 0 && name.SequenceEqual("IDAT"u8);
            at += 12 + (int)length;
            if (name.SequenceEqual("IEND"u8))
            {
                return at == bytes.Length && hasPicture ? new LogoFile("png", width, height) : Refuse(Damaged);
            }
        }

        return Refuse(Damaged);
    }

    // Segment after segment until the one with the frame's size.
    private static LogoFile Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.EndsWith((ReadOnlySpan<byte>)[0xff, 0xd9]))
        {
            return Refuse(Damaged);
        }

        for (var at = 2; at + 9 < bytes.Length;)
        {
            var marker = bytes[at + 1];
            if (bytes[at] != 0xff)
            {
                return Refuse(Damaged);
            }

            if (marker == 0xff)
            {
                at++;
                continue;
            }

            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return new LogoFile("jpg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || marker is 0xda or 0xd9)
            {
                return Refuse(Damaged);
            }

            at += 2 + length;
        }

        return Refuse(Damaged);
    }

    private static LogoFile WebP(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes.Slice(12, 4);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L != bytes.Length)
        {
            return Refuse(Damaged);
        }

        if (kind.SequenceEqual("VP8 "u8) && bytes.Slice(23, 3).SequenceEqual((ReadOnlySpan<byte>)[0x9d, 0x01, 0x2a]))
        {
            return new LogoFile("webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3fff);
        }

        if (kind.SequenceEqual("VP8L"u8) && bytes[20] == 0x2f)
        {
            var sizes = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new LogoFile("webp", (int)(sizes & 0x3fff) + 1, (int)((sizes >> 14) & 0x3fff) + 1);
        }

        return !kind.SequenceEqual("VP8X"u8) ? Refuse(Damaged)
            : (bytes[20] & 0x02) != 0 ? Refuse(Moving)
            : new LogoFile("webp", Three(bytes[24..]) + 1, Three(bytes[27..]) + 1);
    }

    // As it goes over the wire.
    private static int PackedLength(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(bytes);
        }

        return (int)packed.Length;
    }

    // As the PNG specification has it, which browsers hold a picture to.
    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var part in bytes)
        {
            sum ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xedb88320;
            }
        }

        return ~sum;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int Side(uint length) => length > int.MaxValue ? int.MaxValue : (int)length;
}
