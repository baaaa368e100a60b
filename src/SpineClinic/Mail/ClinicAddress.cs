namespace SpineClinic.Mail;

/// <summary>The clinic's public address, for links in letters. Never taken from a request.</summary>
/// <param name="PublicUrl">Absolute, http or https.</param>
public sealed record ClinicAddress(Uri PublicUrl)
{
    public string Of(string path) => new Uri(PublicUrl, path).AbsoluteUri;
}
