using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Web.Hosting;

/// <summary>What the console says once the clinic is open.</summary>
public static class Welcome
{
    public static void Print(WebApplication app, string? setUp)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var lines = new List<string>
        {
            "",
            $"  SpineClinic is open at {string.Join(", ", addresses)}",
            $"  Records: {(settings.IsSqlite ? settings.ConnectionString.Replace("Data Source=", "", StringComparison.Ordinal) : "PostgreSQL")}",
            $"  Mail:    {(settings.Mail.Transport == "Folder" ? $"one file for each letter in {settings.Mail.Folder}" : $"{settings.Mail.Host}:{settings.Mail.Port}")}",
        };
        if (app.Environment.IsDevelopment())
        {
            lines.Add("  Try:     the form at /enquire, the board at /staff");
            lines.Add($"  Sign in: {string.Join(", ", DemoClinic.Accounts)}; password {DemoClinic.Password}");
        }

        if (setUp is not null)
        {
            lines.Add($"  Set up:  {new Uri(settings.PublicUrl, setUp)} (works once)");
        }

        lines.Add("");
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }
}
