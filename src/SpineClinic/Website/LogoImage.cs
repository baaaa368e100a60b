using NodaTime;

namespace SpineClinic.Website;

/// <summary>A picture of the clinic's logo. Its name says its content, so that it never changes: a new logo is a new row.</summary>
public sealed class LogoImage
{
    private LogoImage()
    {
    }

    /// <param name="content">As it was found good by <see cref="LogoFile.Check"/>.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="now">When it was uploaded.</param>
    public LogoImage(LogoFile content, byte[] bytes, Instant now)
    {
        ArgumentNullException.ThrowIfNull(content);
        File = content.NameOf(bytes);
        Bytes = bytes;
        Width = content.Width;
        Height = content.Height;
        UploadedAt = now;
    }

    /// <summary>Such as "3f2a…b1.svg": the beginning of its SHA-256, and what it is.</summary>
    public string File { get; private set; } = "";

    public byte[] Bytes { get; private set; } = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Last time, or when another took its place; a picture that is not in use is deleted a day later, see <see cref="UnusedLogos"/>.</summary>
    public Instant UploadedAt { get; internal set; }
}
