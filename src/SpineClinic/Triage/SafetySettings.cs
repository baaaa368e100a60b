using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Privacy;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Triage;

/// <summary>How the clinic's safety net is set. The trail says what was changed, never the words or the address.</summary>
public sealed class SafetySettings(IDbContextFactory<ClinicDbContext> contexts, ClinicProfile clinic, IClock clock)
{
    /// <summary>Longest crisis protocol, in UTF-16 characters, which is what the column holds.</summary>
    public const int LongestProtocol = 4000;

    /// <summary>Longest e-mail address, as in RFC 5321.</summary>
    public const int LongestEmail = 254;

    private const string Action = "clinic.SafetyChanged";

    /// <summary>The clinic has one row, and this is what the trail calls it.</summary>
    public static Guid Subject => Clinic.Subject;

    /// <summary>What stands now.</summary>
    /// <exception cref="NotPermittedException">The role may not see it.</exception>
    public async Task<Values> GetAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        var row = (await clinic.GetAsync(cancellationToken)).Clinic;
        return new Values(row.PriorityMode, row.AcceptsFromAbroad, row.OnCallEmail, row.CrisisProtocol) { CallsBeforeUnreachable = row.CallsBeforeUnreachable.ToString(CultureInfo.InvariantCulture) };
    }

    /// <param name="actor">Who changes it, and says that there is a position.</param>
    /// <param name="wanted">How it is to be.</param>
    /// <param name="hasPosition">
    /// Whether the clinic has a recorded regulatory position for protocol match; needed to switch to it, and then on the trail. The program cannot look whether it
    /// is true: a named person says so.
    /// </param>
    /// <param name="cancellationToken">Ends the work before it is committed.</param>
    /// <returns>What is wrong; empty when it stands, also when nothing was to be changed.</returns>
    /// <exception cref="NotPermittedException">The role may not change it.</exception>
    public async Task<IReadOnlyList<Problem>> ChangeAsync(StaffActor actor, Values wanted, bool hasPosition, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        ArgumentNullException.ThrowIfNull(wanted);
        var typed = PersonalText.Line(wanted.OnCallEmail);
        var email = typed.Length > 0 ? ContactParser.Email(typed) : null;
        var protocol = PersonalText.Paragraphs(wanted.CrisisProtocol);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Clinics.SingleAsync(cancellationToken);
        var problems = new List<Problem>();
        if (wanted.PriorityMode == PriorityMode.ProtocolMatch && row.PriorityMode != PriorityMode.ProtocolMatch && !hasPosition)
        {
            problems.Add(Problem.PositionMissing);
        }

        if (typed.Length > 0 && email is not { Length: <= LongestEmail })
        {
            problems.Add(Problem.EmailWrong);
        }

        if (protocol.Length > LongestProtocol)
        {
            problems.Add(Problem.ProtocolTooLong);
        }

        var calls = int.TryParse(wanted.CallsBeforeUnreachable ?? $"{row.CallsBeforeUnreachable}", NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (calls is < Clinic.FewestCalls or > Clinic.MostCalls)
        {
            problems.Add(Problem.CallsWrong);
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        var changes = Changes(row, wanted.PriorityMode, wanted.AcceptsFromAbroad, email, protocol.Length > 0 ? protocol : null);
        if (row.CallsBeforeUnreachable != calls)
        {
            changes.Add($"callsBeforeUnreachable {row.CallsBeforeUnreachable} to {calls}");
            row.CallsBeforeUnreachable = calls;
        }

        if (changes.Count > 0)
        {
            db.AuditEntries.Add(new AuditEntry(clock.GetCurrentInstant(), actor.Actor, Action, "clinic", Subject, string.Join("; ", changes)));
            await db.SaveChangesAsync(cancellationToken);
            clinic.Forget();
        }

        return [];
    }

    private static List<string> Changes(Clinic row, PriorityMode mode, bool fromAbroad, string? email, string? protocol)
    {
        var changes = new List<string>();
        if (row.PriorityMode != mode)
        {
            changes.Add($"priorityMode {row.PriorityMode} to {mode}{(mode == PriorityMode.ProtocolMatch ? ", position confirmed" : "")}");
            row.PriorityMode = mode;
        }

        if (row.AcceptsFromAbroad != fromAbroad)
        {
            changes.Add($"fromAbroad {(fromAbroad ? "on" : "off")}");
            row.AcceptsFromAbroad = fromAbroad;
        }

        if (row.OnCallEmail != email)
        {
            changes.Add($"onCall {(email is null ? "removed" : "set")}");
            row.OnCallEmail = email;
        }

        if (row.CrisisProtocol != protocol)
        {
            changes.Add($"crisisProtocol {(protocol is null ? "removed" : "set")}");
            row.CrisisProtocol = protocol;
        }

        return changes;
    }

    /// <summary>What can be set.</summary>
    /// <param name="PriorityMode">How a tier comes about.</param>
    /// <param name="AcceptsFromAbroad">Whether people abroad may ask.</param>
    /// <param name="OnCallEmail">Who is told of an emergency while the clinic is closed; null or empty is nobody.</param>
    /// <param name="CrisisProtocol">For staff; null or empty until it is written.</param>
    public sealed record Values(PriorityMode PriorityMode, bool AcceptsFromAbroad, string? OnCallEmail, string? CrisisProtocol)
    {
        /// <summary>See <see cref="Clinic.CallsBeforeUnreachable"/>, as it was typed; null leaves it as it is.</summary>
        public string? CallsBeforeUnreachable { get; init; }
    }

    /// <summary>Why nothing was changed.</summary>
    public enum Problem
    {
        /// <summary>Nobody has said that the clinic has a recorded regulatory position for protocol match.</summary>
        PositionMissing,

        /// <summary>Mail could not be sent to this address.</summary>
        EmailWrong,

        /// <summary>The protocol is longer than <see cref="LongestProtocol"/>.</summary>
        ProtocolTooLong,

        /// <summary>Not a whole number from <see cref="Clinic.FewestCalls"/> to <see cref="Clinic.MostCalls"/>.</summary>
        CallsWrong,
    }
}
