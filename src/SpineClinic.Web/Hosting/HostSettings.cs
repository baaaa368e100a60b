using System.Net;
using MimeKit;
using SpineClinic.Mail;
using SpineClinic.Web.Downtime;

namespace SpineClinic.Web.Hosting;

/// <summary>Every setting of contract and operations guide, read once and checked before anything starts.</summary>
public sealed record HostSettings
{
    public required string DataDirectory { get; init; }

    /// <summary>"Sqlite" or "PostgreSql".</summary>
    public required string DatabaseProvider { get; init; }

    public required string ConnectionString { get; init; }

    public required MailSettings Mail { get; init; }

    public required Uri PublicUrl { get; init; }

    public required string VaultKeyFile { get; init; }

    public required IReadOnlyList<IPAddress> KnownProxies { get; init; }

    public required int? HealthPort { get; init; }

    /// <summary>Posts of the public form that one address may make in a minute; 0 is without limit.</summary>
    public required int FormPostsPerMinute { get; init; }

    /// <summary>What opens downtime packs; null when none are made.</summary>
    public required string? DowntimePassphrase { get; init; }

    public string DataProtectionKeys => Path.Combine(DataDirectory, "keys", "cookies");

    public bool IsSqlite => DatabaseProvider == "Sqlite";

    /// <exception cref="SettingsException">Names the first setting that is wrong.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var data = Path.GetFullPath(configuration["DataDirectory"] is { Length: > 0 } directory ? directory : "data");
        var provider = OneOf(configuration, "Database:Provider", "Sqlite", "Sqlite", "PostgreSql");
        var connection = Secret(configuration, "ConnectionStrings:Clinic");
        if (provider == "PostgreSql" && string.IsNullOrEmpty(connection))
        {
            throw new SettingsException("ConnectionStrings:Clinic", "set it to the connection string of the PostgreSQL database, such as 'Host=db;Database=clinic;Username=clinic'.");
        }

        var url = PublicAddress(configuration, environment);
        return new HostSettings
        {
            DataDirectory = data,
            DatabaseProvider = provider,
            ConnectionString = string.IsNullOrEmpty(connection) ? $"Data Source={Path.Combine(data, "clinic.db")}" : connection,
            Mail = ReadMail(configuration, environment, data, url),
            PublicUrl = url,
            VaultKeyFile = configuration["Vault:KeyFile"] is { Length: > 0 } file ? Path.GetFullPath(file) : Path.Combine(data, "keys", "vault.key"),
            KnownProxies = Proxies(configuration),
            HealthPort = configuration["Health:Port"] is { Length: > 0 } ? Number(configuration, "Health:Port", 0, 1, 65535) : null,
            DowntimePassphrase = ReadPassphrase(configuration),
            FormPostsPerMinute = Number(configuration, "Limits:FormPostsPerMinute", environment.IsDevelopment() ? 0 : 600, 0, int.MaxValue),
        };
    }

    private static string? ReadPassphrase(IConfiguration configuration) => Secret(configuration, "Downtime:Passphrase") switch
    {
        null or "" => null,
        { Length: < PackSeal.LeastCharacters } => throw new SettingsException("Downtime:Passphrase", $"use at least {PackSeal.LeastCharacters} characters, such as five words in a row."),
        var passphrase => passphrase,
    };

    private static MailSettings ReadMail(IConfiguration configuration, IHostEnvironment environment, string data, Uri url)
    {
        var transport = OneOf(configuration, "Mail:Transport", environment.IsDevelopment() ? "Folder" : "Smtp", "Folder", "Smtp");
        var mail = new MailSettings
        {
            Transport = transport,
            Folder = Path.Combine(data, "mail"),
            Host = configuration["Mail:Host"] ?? "",
            Port = Number(configuration, "Mail:Port", 587, 1, 65535),
            Security = OneOf(configuration, "Mail:Security", "StartTls", "StartTls", "Tls", "None"),
            User = configuration["Mail:User"],
            Password = Secret(configuration, "Mail:Password"),
            From = configuration["Mail:From"] is { Length: > 0 } from ? from : transport == "Folder" ? "clinic@" + (url.Host.Contains('.', StringComparison.Ordinal) ? url.Host : "demo.clinic") : "",
            FromName = configuration["Mail:FromName"] ?? "",
        };
        if (transport == "Smtp" && mail.Host.Length == 0)
        {
            throw new SettingsException("Mail:Host", "set it to the name of the mail server, or set Mail:Transport to Folder.");
        }

        if (!MailboxAddress.TryParse(mail.From, out var sender) || sender.Address != mail.From || !mail.From.Contains('@', StringComparison.Ordinal))
        {
            throw new SettingsException("Mail:From", "set it to the clinic's sending address, such as 'reception@clinic.example'.");
        }

        if (transport == "Smtp" && mail.Security == "None" && !IsLoopback(mail.Host))
        {
            throw new SettingsException("Mail:Security", "'None' is for a mail server on this machine only; use StartTls or Tls.");
        }

        return mail;
    }

    private static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Uri PublicAddress(IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration["Clinic:PublicUrl"] is { Length: > 0 } given ? given : environment.IsDevelopment() ? "http://localhost:5080" : "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            throw new SettingsException("Clinic:PublicUrl", "set it to the address that patients use, such as 'https://clinic.example'.");
        }

        // Links are made from the host alone: a path would be dropped from each of them without a word.
        return url.PathAndQuery == "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0
            ? url
            : throw new SettingsException("Clinic:PublicUrl", "leave out what stands after the host: SpineClinic has a host of its own, such as 'https://clinic.example'.");
    }

    private static List<IPAddress> Proxies(IConfiguration configuration)
    {
        var section = configuration.GetSection("ForwardedHeaders:KnownProxies");
        var texts = section.Value is { Length: > 0 } one ? one.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) : [.. section.GetChildren().Select(child => child.Value ?? "")];
        return [.. texts.Select(text => IPAddress.TryParse(text, out var address)
            ? address
            : throw new SettingsException("ForwardedHeaders:KnownProxies", $"'{text}' is not an IP address."))];
    }

    private static string OneOf(IConfiguration configuration, string key, string otherwise, params string[] allowed)
    {
        var value = configuration[key] is { Length: > 0 } given ? given : otherwise;
        return allowed.FirstOrDefault(candidate => string.Equals(candidate, value, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingsException(key, $"'{value}' is not one of {string.Join(", ", allowed)}.");
    }

    private static int Number(IConfiguration configuration, string key, int otherwise, int least, int most) => configuration[key] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, out var number) && number >= least && number <= most => number,
        var text => throw new SettingsException(key, $"'{text}' is not a whole number from {least} to {most}."),
    };

    // KEY, or the content of the file that KEY_FILE names: how containers hand over secrets.
    private static string? Secret(IConfiguration configuration, string key)
    {
        if (configuration[key + "_FILE"] is not { Length: > 0 } file)
        {
            return configuration[key];
        }

        return File.Exists(file) ? File.ReadAllText(file).Trim() : throw new SettingsException(key + "_FILE", $"there is no file '{file}'.");
    }
}
