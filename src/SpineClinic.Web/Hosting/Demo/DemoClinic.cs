using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Web.Account;

namespace SpineClinic.Web.Hosting.Demo;

/// <summary>A believable clinic for development and demonstrations: people, rooms, sessions, accounts and 40 past enquiries. Nobody in it exists.</summary>
public static class DemoClinic
{
    public const string Password = "spine-demo-clinic";
    public const string ReceptionEmail = "reception@demo.clinic";
    public const string SpecialistEmail = "specialist@demo.clinic";
    public const string ManagerEmail = "manager@demo.clinic";
    private const string Pack = "GB-ENG";

    public static IReadOnlyList<string> Accounts { get; } = [ReceptionEmail, SpecialistEmail, ManagerEmail];

    /// <returns>False when the database holds a clinic or an account already: then nothing is changed.</returns>
    public static async Task<bool> SeedIfEmptyAsync(IServiceProvider services, CancellationToken cancellationToken, bool withHistory = true)
    {
        await using var scope = services.CreateAsyncScope();
        var contexts = services.GetRequiredService<IDbContextFactory<ClinicDbContext>>();
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Clinics.AnyAsync(cancellationToken) || await db.StaffMembers.AnyAsync(member => !Accounts.Contains(member.Email), cancellationToken))
            {
                return false;
            }
        }

        // The accounts first and the clinic's row after them: a seed that was cut short between the two is finished at the next start.
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var reception = await AccountAsync(users, accounts, ReceptionEmail, "Priya Nair", Role.Receptionist);
        var specialist = await AccountAsync(users, accounts, SpecialistEmail, "Dr Imogen Hale", Role.Specialist);
        await AccountAsync(users, accounts, ManagerEmail, "Joan Whitfield", Role.Manager);
        await AddClinicAsync(services, contexts, specialist.Id, cancellationToken);
        services.GetRequiredService<ClinicShape>().Forget();
        if (withHistory)
        {
            await new DemoHistory(services, reception.ToActor(), specialist.ToActor()).WriteAsync(cancellationToken);
        }

        return true;
    }

    // All demo accounts have one password, which the README tells: it is hashed once for all of this process.
    private static string? passwordHash;

    private static async Task<StaffMember> AccountAsync(UserManager<StaffMember> users, StaffAccounts accounts, string email, string name, Role role)
    {
        if (await users.FindByEmailAsync(email) is { } known)
        {
            return known;
        }

        var member = new StaffMember(email, name, role);
        member.PasswordHash = passwordHash ??= users.PasswordHasher.HashPassword(member, Password);
        var made = await accounts.CreateAsync(member, password: null);
        return made.Succeeded ? member : throw new InvalidOperationException("A demo account could not be made: " + string.Join(" ", made.Errors.Select(error => error.Code)));
    }

    private static async Task AddClinicAsync(IServiceProvider services, IDbContextFactory<ClinicDbContext> contexts, Guid specialistAccount, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var safety = services.GetRequiredService<SafetyLibrary>();
        var questionnaires = services.GetRequiredService<QuestionnaireLibrary>();
        var clinic = new Clinic("Riverside Spine Clinic", "020 7946 0018", "GB", "Europe/London", Pack, minimumAge: 16) { PriorityMode = PriorityMode.ProtocolMatch };
        foreach (var day in new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday })
        {
            clinic.OpeningHours.Add(new OpeningHours(day, new LocalTime(8, 0), new LocalTime(18, 0)));
        }

        var site = DemoPublicSite.House();
        var rooms = new[] { new Room("Room 1", site.Id), new Room("Room 2, step-free", site.Id, isStepFree: true) };
        var today = now.InZone(DateTimeZoneProviders.Tzdb[clinic.TimeZone]).Date;
        var hale = new Specialist("Dr Imogen Hale", SpecialistEmail, ["lowerBack", "leg", "several"], specialistAccount);
        var okonjo = new Specialist("Mr Rafael Okonjo", "r.okonjo@demo.clinic", ["neck", "upperBack", "arm", "several"], null);
        hale.Languages.AddRange(["en", "fr"]);
        okonjo.Languages.AddRange(["en", "es"]);
        var from = today.PlusWeeks(-DemoBookings.WeeksBefore);
        AddSessions(hale, from, rooms[0].Id, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday);
        AddSessions(okonjo, from, rooms[1].Id, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Clinics.Add(clinic);
        db.Sites.AddRange(site, DemoPublicSite.Rooms());
        db.TeamProfiles.AddRange(DemoPublicSite.Profile(hale), DemoPublicSite.Profile(okonjo));
        db.NewsItems.Add(DemoPublicSite.News(today));
        db.Rooms.AddRange(rooms);
        db.ConsultationTypes.AddRange(DemoBookings.Types());
        db.Specialists.AddRange(hale, okonjo);
        var signOff = new ClinicalSignOff("Demo, not clinically approved", "none", signedById: null, now, safety.Everything(questionnaires), isDemo: true);
        db.ClinicalSignOffs.Add(signOff);
        db.AuditEntries.Add(new AuditEntry(now, Actor.System, "signOff.Demo", "signOff", signOff.Id));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void AddSessions(Specialist specialist, LocalDate from, Guid room, params IsoDayOfWeek[] days)
    {
        foreach (var day in days)
        {
            specialist.Sessions.Add(new WeeklySession(day, new LocalTime(9, 0), new LocalTime(12, 30), from, room));
            specialist.Sessions.Add(new WeeklySession(day, new LocalTime(13, 30), new LocalTime(17, 0), from, room));
        }
    }
}
