using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.Benchmarks;

/// <summary>
/// Enquiries of many years with names as they are in a city: a few dozen surnames that a quarter of the people have, a long tail of rare ones, first names of fashion,
/// some with two. All but the newest 2,000 are closed. The keys are those of the real class; the rest of a row is copied by the database.
/// </summary>
public sealed class SearchGround
{
    private const int Open = 2000;
    private const int AtOnce = 2000;
    private static readonly string[] Surnames =
        ["Smith", "Jones", "Williams", "Taylor", "Brown", "Davies", "Evans", "Wilson", "Thomas", "Johnson", "Roberts", "Robinson", "Thompson", "Wright", "Walker", "White", "Edwards", "Hughes", "Green", "Hall", "Lewis", "Harris", "Clarke", "Patel", "Jackson", "Wood", "Turner", "Martin", "Cooper", "Hill", "Ward", "Morris", "Khan", "Ali", "Begum", "O'Brien", "Nowak", "Müller", "García", "Smythe", "Smithson", "Johnston"];

    private static readonly string[] FirstNames =
        ["Mary", "John", "Margaret", "David", "Susan", "Michael", "Patricia", "James", "Sarah", "Robert", "Anna", "Mohammed", "Emma", "Paul", "Zoë", "Maria", "Marie", "Martin", "Mark", "Joan", "Joanne", "Elizabeth", "Christopher", "Christine", "Aisha", "Oliver", "Olivia", "Jack", "Amelia", "Siân", "Łukasz", "Fatima", "Wei", "José", "Chloé"];

    private static readonly string[] Beginnings = ["Ash", "Bar", "Cal", "Den", "Elm", "Far", "Gor", "Hol", "Ink", "Kel", "Lan", "Mor", "Nor", "Ost", "Pen", "Rad", "San", "Tre", "Und", "Vau", "Wes", "Yar"];
    private static readonly string[] Middles = ["be", "ca", "di", "fo", "ga", "hi", "lo", "ma", "ne", "po", "ra", "se", "ti", "vo", "wi"];
    private static readonly string[] Ends = ["bury", "by", "cote", "dale", "den", "field", "ford", "ham", "hurst", "ley", "mere", "more", "son", "stead", "thwaite", "ton", "well", "wick", "worth"];
    private readonly Random random = new(2026);

    /// <summary>A name of this city.</summary>
    public (string First, string Last) Name()
    {
        // The n-th of the common names is half as common as the first at n = 12 or so; three in four have a rare surname, a third with two parts.
        var last = random.Next(4) == 0 ? Surnames[Skewed(Surnames.Length)] : $"{Of(Beginnings)}{Of(Middles)}{Of(Ends)}";
        return (FirstNames[Skewed(FirstNames.Length)], random.Next(12) == 0 ? $"{last}-{Of(Beginnings)}{Of(Ends)}" : last);
    }

    /// <summary>Fills the clinic.</summary>
    public async Task FillAsync(TestClinic clinic, DatabaseKind kind, int enquiries)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var table = StoreObjectIdentifier.Table("Enquiries");
        string[] copied = [.. db.Model.FindEntityType(typeof(Enquiry))!.GetProperties().Select(property => property.GetColumnName(table)!)];
        string[] own = ["Id", "Reference", "SubmissionKey", "ReceivedAt", "Name", "Phone", "Email", "Status", "Worklist", "NextActionDueAt", "ClosureReason"];
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var first = TestClinic.Start - Duration.FromMinutes(enquiries);
        for (var from = 0; from < enquiries; from += AtOnce)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var enquiry = Command(connection, transaction, $"INSERT INTO \"Enquiries\" ({Names(copied)}) SELECT {string.Join(", ", copied.Select(name => own.Contains(name) ? $"@{name}" : $"\"{name}\""))} FROM (SELECT * FROM \"Enquiries\" LIMIT 1) t", own);
            var entry = Command(connection, transaction, "INSERT INTO \"SearchEntries\" (\"Order\", \"EnquiryId\", \"Names\", \"Digits\", \"Email\") VALUES (@Order, @EnquiryId, @Names, @Digits, @Email)", "Order", "EnquiryId", "Names", "Digits", "Email");
            var keys = new List<(string Key, long Order, long Marks)>();
            for (var i = from; i < Math.Min(from + AtOnce, enquiries); i++)
            {
                await AddAsync(enquiry, entry, keys, kind, i, first + Duration.FromMinutes(i), i >= enquiries - Open);
            }

            await FileAsync(connection, transaction, kind, keys);
            await transaction.CommitAsync();
            await enquiry.DisposeAsync();
            await entry.DisposeAsync();
        }

        if (kind == DatabaseKind.PostgreSql)
        {
            await using var vacuum = Command(connection, null, "VACUUM ANALYZE");
            vacuum.CommandTimeout = 3600;
            await vacuum.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The phone number of the n-th enquiry: one person in three has asked before.</summary>
    public static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"+4477{(n - (n % 3)) * 7919L % 100_000_000:D8}");

    public static string Reference(int n)
    {
        Span<char> signs = stackalloc char[6];
        for (var (i, rest) = (0, (n * 1_299_709L) % 148_035_889L); i < signs.Length; i++, rest /= EnquiryReference.Alphabet.Length)
        {
            signs[i] = EnquiryReference.Alphabet[(int)(rest % EnquiryReference.Alphabet.Length)];
        }

        return $"SC-{signs[..4]}-{signs[4..]}";
    }

    private async Task AddAsync(DbCommand enquiry, DbCommand entry, List<(string Key, long Order, long Marks)> keys, DatabaseKind kind, int n, Instant at, bool isOpen)
    {
        var (firstName, lastName) = Name();
        var (id, name, phone) = (Guid.CreateVersion7(at.ToDateTimeOffset()), $"{firstName} {lastName}", Phone(n));
        var email = string.Create(CultureInfo.InvariantCulture, $"{firstName}.{lastName}{n % 1000}@{(n % 2 == 0 ? "gmail.com" : "example.org")}").ToLowerInvariant();
        object Id(Guid guid) => kind == DatabaseKind.Sqlite ? guid.ToString().ToUpperInvariant() : guid;
        object At(Instant instant) => kind == DatabaseKind.Sqlite ? instant.ToUnixTimeTicks() / 10 : instant;
        Set(enquiry, Id(id), Reference(n), Id(Guid.NewGuid()), At(at), name, phone, email, isOpen ? "Received" : "Closed", isOpen ? "New" : DBNull.Value, isOpen ? At(at) : DBNull.Value, isOpen ? DBNull.Value : "Seen");
        await enquiry.ExecuteNonQueryAsync();
        var order = SearchEntry.OrderOf(id);
        Set(entry, order, Id(id), SearchEntry.NamesOf(name, null), SearchTerms.Digits(phone), email);
        await entry.ExecuteNonQueryAsync();
        keys.AddRange(SearchTerms.Of(Reference(n), name, null, phone, email).Select(term => (term.Key, order, term.Value)));
    }

    // PostgreSQL takes them all at once: a journey for each would take an hour for a million enquiries.
    private static async Task FileAsync(DbConnection connection, DbTransaction transaction, DatabaseKind kind, List<(string Key, long Order, long Marks)> keys)
    {
        await using var command = Command(
            connection,
            transaction,
            $"INSERT INTO \"SearchKeys\" (\"Key\", \"Order\", \"Marks\") {(kind == DatabaseKind.Sqlite ? "VALUES (@Key, @Order, @Marks)" : "SELECT * FROM unnest(@Key, @Order, @Marks)")}",
            "Key",
            "Order",
            "Marks");
        if (kind == DatabaseKind.PostgreSql)
        {
            Set(command, keys.Select(row => row.Key).ToArray(), keys.Select(row => row.Order).ToArray(), keys.Select(row => row.Marks).ToArray());
            await command.ExecuteNonQueryAsync();
            return;
        }

        foreach (var (key, order, marks) in keys)
        {
            Set(command, key, order, marks);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static void Set(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is made of the model's own names.")]
    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{name}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string Names(string[] columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    private int Skewed(int count) => (int)(count * Math.Pow(random.NextDouble(), 1.7));

    private string Of(string[] parts) => parts[random.Next(parts.Length)];
}
