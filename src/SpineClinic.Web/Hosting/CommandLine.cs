using System.CommandLine;
using SpineClinic.Staff;
using SpineClinic.Web.Account;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Web.Hosting;

/// <summary>The verbs of the program. Without one it serves. Exit code 0 only on success, 2 for a wrong setting.</summary>
public static class CommandLine
{
    private const int WrongSetting = 2;

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("SpineClinic: enquiries and consultations of a spine clinic.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((result, token) => GuardAsync(() => ServeAsync(Rest(result), token)));

        var serve = new Command("serve", "Serve the clinic's site (the default).") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((result, token) => GuardAsync(() => ServeAsync(Rest(result), token)));

        var migrate = new Command("migrate", "Bring the database's tables up to date.") { TreatUnmatchedTokensAsErrors = false };
        migrate.SetAction((result, token) => GuardAsync(async () =>
        {
            await using var app = ClinicHost.Build(Rest(result));
            await app.Services.PrepareDatabaseAsync(token);
            Console.WriteLine("The database is up to date.");
        }));

        var seed = new Command("seed-demo", "Fill an empty database with the demo clinic.") { TreatUnmatchedTokensAsErrors = false };
        seed.SetAction((result, token) => GuardAsync(async () =>
        {
            await using var app = ClinicHost.Build(Rest(result));
            if (!app.Environment.IsDevelopment())
            {
                throw new SettingsException("seed-demo", "its accounts have a password that everyone knows; set ASPNETCORE_ENVIRONMENT=Development to use it.");
            }

            await app.Services.PrepareDatabaseAsync(token);
            Console.WriteLine(await DemoClinic.SeedIfEmptyAsync(app.Services, token) ? "The demo clinic is there." : throw new SettingsException("seed-demo", "the database is not empty; nothing was changed."));
        }));

        var email = new Option<string>("--email") { Description = "The manager's e-mail address, to sign in with.", Required = true };
        var manager = new Command("create-manager", "Make a manager's account; prints its one-time password.") { email };
        manager.TreatUnmatchedTokensAsErrors = false;
        manager.SetAction((result, token) => GuardAsync(() => CreateManagerAsync(Rest(result), result.GetValue(email)!, token)));

        root.Add(serve);
        root.Add(migrate);
        root.Add(seed);
        root.Add(manager);
        return root.Parse(args).InvokeAsync();
    }

    // What is left must be settings, "--Key=value" or "--Key value": a verb that does not exist is an error, never a server that starts instead.
    private static string[] Rest(ParseResult result) => result.UnmatchedTokens is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal)
        ? throw new SettingsException(first, "there is no such verb; --help lists them.")
        : [.. result.UnmatchedTokens];

    private static async Task<int> GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (SettingsException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return WrongSetting;
        }
    }


    private static async Task ServeAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var app = ClinicHost.Build(args);
        await app.Services.PrepareDatabaseAsync(cancellationToken);
        if (app.Environment.IsDevelopment())
        {
            await DemoClinic.SeedIfEmptyAsync(app.Services, cancellationToken);
        }

        var setUp = await app.Services.GetRequiredService<SetUp>().LinkAsync(cancellationToken);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app, setUp));
        await app.RunAsync(cancellationToken);
    }

    private static async Task CreateManagerAsync(string[] args, string email, CancellationToken cancellationToken)
    {
        await using var app = ClinicHost.Build(args);
        await app.Services.PrepareDatabaseAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var password = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(10));
        var made = await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAsync(new StaffMember(email, email.Split('@')[0], Role.Manager), password);
        if (!made.Succeeded)
        {
            throw new SettingsException("--email", string.Join(" ", made.Errors.Select(error => error.Description)));
        }

        Console.WriteLine($"Manager {email} can sign in with this password: {password}");
    }
}
