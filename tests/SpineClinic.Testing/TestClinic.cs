using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using NodaTime;
using NodaTime.Testing;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Mail;
using SpineClinic.Migrations.PostgreSql;
using SpineClinic.Migrations.Sqlite;
using SpineClinic.Privacy;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Testing;

/// <summary>The clinic without its web pages: the real classes on a real database, with a clock that a test sets. It is Tuesday, 24 November 2026, 10:00 in London.</summary>
public sealed class TestClinic : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 10, 0);
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private TestClinic(TestDatabase database, ServiceProvider services, FakeClock clock, PostBag post)
    {
        this.database = database;
        this.services = services;
        Clock = clock;
        Post = post;
    }

    public string ConnectionString => database.ConnectionString;

    public FakeClock Clock { get; }

    /// <summary>Where letters go, unless a test brings its own transport.</summary>
    public PostBag Post { get; }

    public StaffActor Receptionist { get; private set; } = default!;

    public StaffActor SecondReceptionist { get; private set; } = default!;

    public StaffActor Clinician { get; private set; } = default!;

    public StaffActor Manager { get; private set; } = default!;

    /// <summary>Half an hour and ten minutes after it, on a grid of half hours; 24 hours' notice for patients, none for staff.</summary>
    public ConsultationType First { get; private set; } = default!;

    /// <summary>In Room 1 on Tuesdays, 9 to 17.</summary>
    public Specialist Back { get; private set; } = default!;

    /// <summary>Without any session.</summary>
    public Specialist Neck { get; private set; } = default!;

    public Room RoomOne { get; private set; } = default!;

    public static async Task<TestClinic> StartAsync(DatabaseKind kind, IMailTransport? transport = null)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var clock = new FakeClock(Start);
        var post = new PostBag();
        var clinic = new TestClinic(database, NewServices(kind, database.ConnectionString, clock, transport ?? post).BuildServiceProvider(validateScopes: true), clock, post);
        await clinic.SeedAsync();
        return clinic;
    }

    /// <summary>The clinic's classes on a database that is there.</summary>
    public static IServiceCollection NewServices(DatabaseKind kind, string connectionString, IClock clock, IMailTransport transport, params IInterceptor[] interceptors)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSpineClinic();
        services.AddSingleton(clock);
        services.AddSingleton(new VaultKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        services.AddSingleton(new MailSettings { Transport = "Folder", Folder = "", From = "clinic@clinic.example" });
        services.AddSingleton(new ClinicAddress(new Uri("https://clinic.example")));
        services.AddSingleton(transport);
        services.AddSingleton(new DraftMemory(kind == DatabaseKind.Sqlite ? 2000 : 0));
        services.AddPooledDbContextFactory<ClinicDbContext>(options => (kind == DatabaseKind.Sqlite
            ? options.UseClinicSqlite(connectionString)
            : options.UseClinicPostgreSql(connectionString)).AddInterceptors(interceptors));
        _ = kind == DatabaseKind.Sqlite ? services.AddSingleton<IDatabaseErrors, SqliteErrors>() : services.AddSingleton<IDatabaseErrors, PostgreSqlErrors>();
        _ = kind == DatabaseKind.Sqlite ? services.AddSingleton<IWriteTurns, SqliteWriteTurns>() : services.AddSingleton<IWriteTurns, PostgreSqlWriteTurns>();
        return services;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ClinicDbContext Db() => Get<IDbContextFactory<ClinicDbContext>>().CreateDbContext();

    /// <summary>Sends a sheet, as a patient would.</summary>
    public async Task<Receipt> ReceiveAsync(AnswerSheet? sheet = null, Guid? key = null)
    {
        var result = await Get<EnquiryIntake>().ReceiveAsync(
            new EnquirySubmission(key ?? Guid.NewGuid(), sheet ?? Sheets.AllNo(), Channel.Web, "en", Audit.Actor.Patient), CancellationToken.None);
        return result.Receipt ?? throw new InvalidOperationException("Refused: " + string.Join(", ", result.Errors));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task SeedAsync()
    {
        await using var db = Db();
        var clinic = new Clinic("Test Spine Clinic", "020 7946 0018", "GB", "Europe/London", "GB-ENG", 16) { PriorityMode = PriorityMode.ProtocolMatch };
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Friday; day++)
        {
            clinic.OpeningHours.Add(new OpeningHours(day, new LocalTime(8, 0), new LocalTime(18, 0)));
        }

        var back = new Specialist("Dr Back", "back@clinic.example", ["lowerBack", "leg"], null);
        var neck = new Specialist("Dr Neck", "neck@clinic.example", ["neck", "arm"], null);
        var room = new Room("Room 1");
        back.Sessions.Add(new WeeklySession(IsoDayOfWeek.Tuesday, new LocalTime(9, 0), new LocalTime(17, 0), new LocalDate(2026, 1, 1), room.Id));
        var people = new[]
        {
            new StaffMember("one@clinic.example", "Rita One", Role.Receptionist),
            new StaffMember("two@clinic.example", "Rob Two", Role.Receptionist),
            new StaffMember("clinician@clinic.example", "Dr Back", Role.Specialist),
            new StaffMember("manager@clinic.example", "Max Manager", Role.Manager),
        };
        foreach (var person in people)
        {
            person.NormalizedEmail = person.NormalizedUserName = person.Email!.ToUpperInvariant();
        }

        First = new ConsultationType("First consultation", 30) { WhatToBring = "Your medicines and any scans." };
        First.SetTimes(30, 0, 10, 30, 15);
        (Back, Neck, RoomOne) = (back, neck, room);
        db.AddRange(clinic, room, back, neck, First);
        db.AddRange(people);
        var signOff = new ClinicalSignOff("Test", "none", signedById: null, Start, Get<SafetyLibrary>().Everything(Get<QuestionnaireLibrary>()), isDemo: true);
        db.ClinicalSignOffs.Add(signOff);
        db.AuditEntries.Add(new AuditEntry(Start, Actor.System, "signOff.Demo", "signOff", signOff.Id));
        await db.SaveChangesAsync();
        (Receptionist, SecondReceptionist, Clinician, Manager) = (people[0].ToActor(), people[1].ToActor(), people[2].ToActor(), people[3].ToActor());
    }

    /// <summary>A transport that keeps what it is given.</summary>
    public sealed class PostBag : IMailTransport
    {
        private readonly List<MimeMessage> messages = [];

        public IReadOnlyList<MimeMessage> Messages
        {
            get
            {
                lock (messages)
                {
                    return [.. messages];
                }
            }
        }

        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            lock (messages)
            {
                using var copy = new MemoryStream();
                message.WriteTo(copy, CancellationToken.None);
                copy.Position = 0;
                messages.Add(MimeMessage.Load(copy, CancellationToken.None));
            }

            return Task.CompletedTask;
        }

        public Task RestAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
