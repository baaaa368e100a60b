using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Benchmarks;

/// <summary>A desk with few open enquiries among many that are closed.</summary>
public static class DeskGround
{
    /// <summary>Enquiries as patients sent them, of every tier, a fifth of them in somebody's hands; and so many closed ones of the last ten years, copied by the database itself.</summary>
    public static async Task FillAsync(TestClinic clinic, DatabaseKind kind, int open, int closed)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var desk = clinic.Get<TriageDesk>();
        AnswerSheet[] sheets =
        [
            Sheets.AllNo(), Sheets.AllNo().Choose("signs", "notSure"), Sheets.AllNo().Choose("pain", "9").Choose("limits", "almostNothing"), Sheets.AllNo(), Sheets.AllNo().Choose("signs", "weightLoss"),
        ];
        for (var i = 0; i < open; i++)
        {
            var receipt = await clinic.ReceiveAsync(sheets[i % sheets.Length]);
            if (i % 5 == 0)
            {
                await desk.ClaimAsync(i % 2 == 0 ? clinic.Receptionist : clinic.SecondReceptionist, receipt.Reference, CancellationToken.None);
            }
        }

        await using var db = clinic.Db();
        var isSqlite = kind == DatabaseKind.Sqlite;
        string Id(int tag) => isSqlite ? $"printf('{tag:D8}-0000-7000-8000-%012X', n.i)" : $"('{tag:D8}-0000-7000-8000-' || lpad(to_hex(n.i), 12, '0'))::uuid";

        // Five minutes apart, back from a week ago.
        string Ago(string more) => isSqlite
            ? $"{(TestClinic.Start.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture)} - (604800 + n.i * 300{more}) * 1000000"
            : $"to_timestamp({TestClinic.Start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} - (604800 + n.i * 300{more}))";
        var values = new Dictionary<string, string>
        {
            ["Id"] = Id(1),
            ["SubmissionKey"] = Id(2),
            ["Reference"] = "'C' || n.i",
            ["ReceivedAt"] = Ago(""),
            ["PromisedAt"] = Ago(" - 600"),
            ["ClosedAt"] = Ago(" - 900"),
            ["Status"] = "'Closed'",
            ["ClosureReason"] = "'Seen'",
            ["Worklist"] = "NULL",
            ["NextActionDueAt"] = isSqlite ? "NULL" : "NULL::timestamptz",
        };
        var columns = db.Model.FindEntityType(typeof(Enquiry))!.GetProperties().Select(property => property.GetColumnName(StoreObjectIdentifier.Table("Enquiries"))!).ToList();
        var numbers = isSqlite
            ? $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {closed - 1})"
            : $"WITH n AS (SELECT i FROM generate_series(0::bigint, {closed - 1}) AS i)";
        await RawSql.ExecuteAsync(db, $"""
            {numbers}
            INSERT INTO "Enquiries" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"t.\"{column}\"")))}
            FROM n CROSS JOIN (SELECT * FROM "Enquiries" WHERE "OwnerId" IS NULL AND "EscalateAt" IS NULL LIMIT 1) t
            """);
        await RawSql.ExecuteAsync(db, isSqlite ? "PRAGMA optimize" : "VACUUM ANALYZE \"Enquiries\"");
    }
}
