using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using SpineClinic.Mail;
using SpineClinic.Web.Account;
using SpineClinic.Web.Downtime;
using SpineClinic.Web.Information;
using SpineClinic.Web.Layout;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Patients.Booking;
using SpineClinic.Web.People;
using SpineClinic.Web.Phone;
using SpineClinic.Web.Reception;
using SpineClinic.Web.Reports;
using SpineClinic.Web.Replan;
using SpineClinic.Web.Search;
using SpineClinic.Web.Series;
using SpineClinic.Web.Settings;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Web.Settings.Shape;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Hosting;

/// <summary>Puts the clinic together: its services, and the order in which a request passes through.</summary>
public static class ClinicHost
{
    private const int DefaultPort = 5080;

    /// <summary>The whole application, ready to start.</summary>
    /// <param name="args">Settings as "--Key=value".</param>
    /// <param name="environment">"Development" or "Production"; null takes it from ASPNETCORE_ENVIRONMENT.</param>
    /// <param name="services">What takes the place of something, such as the clock of a test.</param>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args, string? environment = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ClinicHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });
        builder.AddClinic();
        services?.Invoke(builder.Services);
        return builder.Build().UseClinic();
    }

    private static WebApplicationBuilder AddClinic(this WebApplicationBuilder builder)
    {
        var settings = HostSettings.Read(builder.Configuration, builder.Environment);
        StartUp.CheckPlatform(settings);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Mail);
        services.AddSingleton(new ClinicAddress(settings.PublicUrl));
        services.AddSingleton(StartUp.LoadVaultKey(settings));
        services.AddSingleton(TimeProvider.System);
        services.AddClinicDatabase(settings);
        services.AddSpineClinic();
        _ = settings.Mail.Transport == "Smtp" ? services.AddSingleton<IMailTransport, SmtpTransport>() : services.AddSingleton<IMailTransport, FolderTransport>();
        services.AddHostedService<CourierWorker>();
        services.AddHostedService<DraftSweeper>();
        services.AddHostedService<EscalationWorker>();
        services.AddHostedService<WaitingListWorker>();
        services.AddHostedService<SearchFilingWorker>();
        services.AddHostedService<SyntheticWorker>();
        services.AddHostedService<ReminderWorker>();
        services.AddDataProtection().SetApplicationName("SpineClinic").PersistKeysToFileSystem(new DirectoryInfo(settings.DataProtectionKeys));
        services.AddStaffAccounts(settings);
        services.AddRequestLimits(settings);
        services.AddRazorComponents().AddInteractiveServerComponents();
        // Letters beyond ASCII as they are: written as numbers they would weigh three times as much.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddSingleton<PatientContexts>();
        services.AddSingleton<RequestLanguage>();
        services.AddSingleton(_ => InformationLibrary.Load());
        services.AddSingleton<KeptPages>();
        services.AddSingleton(provider => new AssetPaths(provider.GetRequiredService<EndpointDataSource>().Endpoints));
        services.AddScoped<StaffVisit>();
        services.AddScoped<StopVisit>();
        services.AddScoped<StatusVisit>();
        services.AddSingleton<StatusCookie>();
        services.AddScoped<InvitationVisit>();
        services.AddScoped<Patients.Booking.AppointmentVisit>();
        services.AddSingleton<LinkCookie>();
        services.AddScoped<SettingsVisit>();
        services.AddSingleton(_ => Settings.Design.StyleTokens.Load());
        services.AddScoped<ShapeVisit>();
        services.AddScoped<SiteVisit>();
        services.AddScoped<ReportVisit>();
        services.AddStaffDiary();
        services.AddScoped<PhoneVisit>();
        services.AddScoped<WaitingVisit>();
        services.AddScoped<DisruptionVisit>();
        services.AddPlanning();
        services.AddSearch();
        services.AddPeople();
        services.AddDowntime();
        services.Configure<ForwardedHeadersOptions>(options => Trust(options, settings));
        services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = [settings.PublicUrl.Host, "localhost", "127.0.0.1", "[::1]"]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestLimits.LargestBody;
            kestrel.Limits.MaxConcurrentConnections = RequestLimits.MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = RequestLimits.MostLiveScreens;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        Listen(builder, settings);
        return builder;
    }

    private static WebApplication UseClinic(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (settings.PublicUrl.Scheme == Uri.UriSchemeHttps)
        {
            app.UseHsts();
        }

        app.UseErrorPages();
        app.UseHealthPort(settings);
        app.UseSameSitePosts();
        app.UseRouting();
        app.UseBodyLimit();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseWebSockets();
        app.MapStaticAssets();
        app.MapHealth(settings);
        app.MapBrand();
        app.MapInformation();
        app.MapEmergency();
        app.MapStatus();
        app.MapEnquiryForm();
        app.MapSavedDrafts();
        app.MapResume();
        app.MapInvitations();
        app.MapAppointments();
        app.MapDirectBooking();
        app.MapAccount();
        app.MapReception();
        app.MapDeskLine();
        app.MapHandover();
        app.MapDowntime();
        app.MapMail();
        app.MapPhone();
        app.MapSettings();
        app.MapReports();
        app.MapStaffDiary();
        app.MapReplan();
        app.MapPlanning();
        app.MapSearch();
        app.MapPeople();
        app.MapRazorComponents<HtmlPage>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
        return app;
    }

    private static void Trust(ForwardedHeadersOptions options, HostSettings settings)
    {
        options.ForwardedHeaders = settings.KnownProxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in settings.KnownProxies)
        {
            options.KnownProxies.Add(proxy);
        }
    }

    // Without an address from the operator: this machine only, at the documented port; and the health port, if one is set.
    private static void Listen(WebApplicationBuilder builder, HostSettings settings)
    {
        var (urls, ports) = (builder.Configuration["urls"], builder.Configuration["http_ports"]);
        var main = !string.IsNullOrEmpty(urls) ? urls
            : !string.IsNullOrEmpty(ports) ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"))
            : $"http://localhost:{DefaultPort}";
        builder.WebHost.UseUrls(settings.HealthPort is { } health ? $"{main};http://*:{health}" : main);
    }
}
