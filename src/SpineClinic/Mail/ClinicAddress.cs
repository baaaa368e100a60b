namespace SpineClinic.Mail;

/// <summary>The clinic's public address, for links in letters. Never taken from a request.</summary>
/// <param name="PublicUrl">Absolute, http or https, without a path.</param>
public sealed record ClinicAddress(Uri PublicUrl)
{
    /// <summary>A page of ours. A name with letters beyond ASCII stands there as browsers send it ("xn--…"), which every program that reads a link understands.</summary>
    public string Of(string path)
    {
        var page = new Uri(PublicUrl, path);
        var host = page.HostNameType == UriHostNameType.Dns ? page.IdnHost : page.Host;
        return $"{page.Scheme}://{host}{(page.IsDefaultPort ? "" : $":{page.Port}")}{page.PathAndQuery}{page.Fragment}";
    }
}
