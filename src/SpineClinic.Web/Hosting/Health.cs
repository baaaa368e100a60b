using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Web.Patients;

namespace SpineClinic.Web.Hosting;

/// <summary>What a monitoring system asks. Answers hold words, never data.</summary>
public static class Health
{
    private const long LeastFreeBytes = 512L * 1024 * 1024;

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints, HostSettings settings)
    {
        var group = endpoints.MapGroup("/health");
        if (settings.HealthPort is { } port)
        {
            // By the port that the request came in at, not by what its Host header says.
            group.AddEndpointFilter((context, next) => context.HttpContext.Connection.LocalPort == port ? next(context) : ValueTask.FromResult<object?>(Results.NotFound()));
        }

        group.MapGet("/live", () => Results.Text("live"));
        group.MapGet("/ready", ReadyAsync);
        group.MapGet("/clinical", ClinicalAsync);
        return endpoints;
    }

    /// <summary>On the management port nothing but health answers.</summary>
    public static IApplicationBuilder UseHealthPort(this IApplicationBuilder app, HostSettings settings) => app.Use((context, next) =>
    {
        if (context.Connection.LocalPort == settings.HealthPort && !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static async Task<IResult> ReadyAsync(
        IDbContextFactory<ClinicDbContext> contexts, Vault vault, HostSettings settings, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                problems.Add("migrations pending");
            }

            // A statement that writes, in a transaction that commits: an empty transaction succeeds on a database that cannot be written, too.
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SignInTries.Where(row => row.AddressHash == "").ExecuteUpdateAsync(row => row.SetProperty(tries => tries.Count, 0), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (await db.DataKeys.AsNoTracking().OrderByDescending(key => key.CreatedAt).FirstOrDefaultAsync(cancellationToken) is { } key && !vault.CanOpen(key))
            {
                problems.Add("vault key does not fit");
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            problems.Add("database not writable");
        }

        if (new DriveInfo(settings.DataDirectory).AvailableFreeSpace < LeastFreeBytes)
        {
            problems.Add("disk nearly full");
        }

        return problems.Count == 0 ? Results.Text("ready") : Results.Text(string.Join("; ", problems), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ClinicalAsync(PatientContexts patients, PathHealth path, IClock clock, CancellationToken cancellationToken)
    {
        if (await patients.FindAsync("en", they: false, cancellationToken) is not { } context)
        {
            return Results.Text("closed: the clinic has not been set up", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return context switch
        {
            { Closed: { } why } => Results.Text($"closed: {why}", statusCode: StatusCodes.Status503ServiceUnavailable),
            _ when !IsSomeoneOnDuty(context, clock.GetCurrentInstant()) =>
                Results.Text("open, but no specialist is there on the next open day", statusCode: StatusCodes.Status503ServiceUnavailable),
            { IsDemo: true } => Results.Text($"open: demo sign-off, not clinically approved; {LastPassed(path)}"),
            _ => Results.Text($"open; {LastPassed(path)}"),
        };
    }

    private static string LastPassed(PathHealth path) =>
        path.LastPassedAt is { } at ? $"a synthetic enquiry last passed at {at:uuuu-MM-dd'T'HH:mm'Z'}" : "no synthetic enquiry has passed since the start";

    private static bool IsSomeoneOnDuty(PatientContext context, Instant now)
    {
        var day = context.Profile.Calendar.CurrentOrNextSpan(now).Start.InZone(context.Profile.Calendar.Zone).Date;
        return context.Profile.Specialists.Any(specialist => specialist.IsActive && !specialist.IsAway(day));
    }
}
