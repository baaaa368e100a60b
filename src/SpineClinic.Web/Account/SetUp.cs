using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Account;

/// <summary>
/// The first minutes of a new clinic: its name, its number, and its first manager. Open only until both exist, and only to whoever read the
/// one-time code on the server's console. The public form stays closed after it, until a clinician has signed.
/// </summary>
public sealed class SetUp(
    IServiceScopeFactory scopes, IDbContextFactory<ClinicDbContext> contexts, StaffDirectory directory, ClinicProfile profile, SafetyLibrary safety) : IDisposable
{
    private readonly string code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
    private readonly SemaphoreSlim turn = new(1, 1);

    public IReadOnlyList<string> Jurisdictions => [.. safety.Packs.Keys.Where(id => id != JurisdictionPack.Elsewhere).Order(StringComparer.Ordinal)];

    /// <summary>The path of the one-time link; null when the clinic is set up.</summary>
    public async Task<string?> LinkAsync(CancellationToken cancellationToken) =>
        await IsDoneAsync(cancellationToken) ? null : $"/staff/set-up?code={code}";

    public async Task<bool> IsOpenAsync(string? given, CancellationToken cancellationToken) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(code)) && !await IsDoneAsync(cancellationToken);

    /// <returns>What is wrong with the answers; empty when it is done.</returns>
    public async Task<IReadOnlyList<FieldError>> CompleteAsync(Form form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Errors(Jurisdictions) is { Count: > 0 } errors)
        {
            return errors;
        }

        if (!CallLink.Dials(form.Phone, safety.Packs[form.Jurisdiction].Region!))
        {
            return [new FieldError("phone", "Enter one number on which patients reach you, such as 020 7946 0018")];
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (await IsDoneAsync(cancellationToken))
            {
                return [new FieldError("email", "This clinic has been set up already. Sign in instead")];
            }

            await AddClinicAsync(form, cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<StaffAccounts>()
                .CreateAsync(new StaffMember(form.Email.Trim(), form.ManagerName.Trim(), Role.Manager), form.Password);
            return [.. made.Errors.Select(error => new FieldError(error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "email", error.Description))];
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> IsDoneAsync(CancellationToken cancellationToken) =>
        await directory.AnyAsync(cancellationToken) && await profile.FindAsync(cancellationToken) is not null;

    // The row may be there from a try that was cut short: then the answers of this one replace it.
    private async Task AddClinicAsync(Form form, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Clinics.RemoveRange(await db.Clinics.ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        db.Clinics.Add(new Clinic(
            form.ClinicName.Trim(), form.Phone.Trim(), safety.Packs[form.Jurisdiction].Region!, form.TimeZone.Trim(), form.Jurisdiction, int.Parse(form.MinimumAge, System.Globalization.CultureInfo.InvariantCulture)));
        await db.SaveChangesAsync(cancellationToken);
        profile.Forget();
    }

    /// <summary>The answers, as typed.</summary>
    public sealed record Form(
        string ClinicName = "", string Phone = "", string Jurisdiction = "", string TimeZone = "Europe/London", string MinimumAge = "16", string ManagerName = "", string Email = "", string Password = "")
    {
        public IReadOnlyList<FieldError> Errors(IReadOnlyList<string> jurisdictions)
        {
            var errors = new List<FieldError>();
            void Check(bool isFine, string field, string text)
            {
                if (!isFine)
                {
                    errors.Add(new FieldError(field, text));
                }
            }

            Check(ClinicName.Trim().Length is > 0 and <= 120, "clinicName", "Enter the clinic's name, up to 120 characters");
            Check(Phone.Trim().Length is > 0 and <= 40, "phone", "Enter the clinic's phone number");
            Check(jurisdictions.Contains(Jurisdiction), "jurisdiction", "Choose where the clinic is");
            Check(DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone.Trim()) is not null, "timeZone", "Enter a time zone such as Europe/London");
            Check(int.TryParse(MinimumAge, out var age) && age is >= 0 and <= 21, "minimumAge", "Enter the lowest age in whole years, from 0 to 21");
            Check(ManagerName.Trim().Length is > 0 and <= 120, "managerName", "Enter your name");
            Check(ContactParser.Email(Email) is not null, "email", "Enter your email address");
            Check(Password.Length is >= 12 and <= 128, "password", "Choose a password of 12 to 128 characters");
            return errors;
        }
    }
}
