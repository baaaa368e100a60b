using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

public sealed partial class Enquiry
{
    /// <summary>How long an act can be taken back by the one who did it.</summary>
    public static readonly Duration UndoWindow = Duration.FromMinutes(15);

    private static readonly JsonSerializerOptions UndoJson = new() { Converters = { new JsonStringEnumConverter(), new InstantConverter() } };

    /// <summary>The newest act of a member of staff and how it was before, as JSON of codes, times and ids; null when there is nothing to take back.</summary>
    public string? LastAct { get; private set; }

    /// <summary>How it is now, to go back to.</summary>
    internal State Remember() => new(
        Status, Tier, NeedsACall, WaitingOn, NextActionDueAt, OwnerId, ClaimedUntil, ClosureReason, ClosedAt, PatientWroteAt, AcknowledgeBy, AcknowledgedAt,
        AcknowledgedById, EscalateAt, EscalationStep, FailedCalls, RebookSince, ClosureProposedById, ProposedClosure, DuplicateOfId, PromisedAt, VisitEndsAt);

    /// <summary>Keeps how it was before an act of a member of staff, until the next change of any kind.</summary>
    /// <param name="before">How it was.</param>
    /// <param name="what">What was done.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="now">When.</param>
    /// <param name="letters">The letters that were written with it.</param>
    internal void KeepForUndo(State before, EventKind what, Actor actor, Instant now, IReadOnlyList<Guid> letters) =>
        LastAct = JsonSerializer.Serialize(new Act(what, actor.StaffId, now, Version, letters, before), UndoJson);

    /// <summary>What this person can take back now; null for nothing: it is too long ago, somebody else's, or something happened since.</summary>
    public EventKind? UndoableBy(Guid staff, Instant now) => LastActOf(staff, now)?.Kind;

    /// <summary>The letters that were written with what this person can take back.</summary>
    internal IReadOnlyList<Guid> LettersToUndo(Guid staff, Instant now) => LastActOf(staff, now)?.Letters ?? [];

    /// <summary>Goes back to how it was before the newest act. What the timeline says stays, and it says this too.</summary>
    /// <exception cref="InvalidOperationException">There is nothing that this person can take back.</exception>
    public EnquiryEvent Undo(Actor actor, Instant now)
    {
        var act = actor.StaffId is { } staff ? LastActOf(staff, now) : null;
        Require(act is not null, "undo anything about");
        var before = act!.Before;
        (Status, Tier, NeedsACall, WaitingOn, NextActionDueAt) = (before.Status, before.Tier, before.NeedsACall, before.WaitingOn, before.NextActionDueAt);

        // Who has it keeps it as long as they have been typing since.
        (OwnerId, ClaimedUntil) = (before.OwnerId, before.OwnerId == OwnerId && ClaimedUntil > before.ClaimedUntil ? ClaimedUntil : before.ClaimedUntil);
        (ClosureReason, ClosedAt, PatientWroteAt, RebookSince) = (before.ClosureReason, before.ClosedAt, before.PatientWroteAt, before.RebookSince);
        (AcknowledgeBy, AcknowledgedAt, AcknowledgedById) = (before.AcknowledgeBy, before.AcknowledgedAt, before.AcknowledgedById);
        (EscalateAt, EscalationStep, FailedCalls) = (before.EscalateAt, before.EscalationStep, before.FailedCalls);
        (ClosureProposedById, ProposedClosure, DuplicateOfId) = (before.ClosureProposedById, before.ProposedClosure, before.DuplicateOfId);
        (PromisedAt, VisitEndsAt) = (before.PromisedAt, before.VisitEndsAt);
        return Change(EventKind.Undone, actor, now, act.Kind.ToString());
    }

    private Act? LastActOf(Guid staff, Instant now) =>
        LastAct is not null && JsonSerializer.Deserialize<Act>(LastAct, UndoJson) is { } act && act.ById == staff && act.Version == Version && now - act.At <= UndoWindow
            ? act
            : null;

    /// <summary>Everything that an act at the desk can change.</summary>
    internal sealed record State(
        EnquiryStatus Status,
        Tier Tier,
        bool NeedsACall,
        WaitingOn WaitingOn,
        Instant? NextActionDueAt,
        Guid? OwnerId,
        Instant? ClaimedUntil,
        ClosureReason? ClosureReason,
        Instant? ClosedAt,
        Instant? PatientWroteAt,
        Instant? AcknowledgeBy,
        Instant? AcknowledgedAt,
        Guid? AcknowledgedById,
        Instant? EscalateAt,
        int EscalationStep,
        int FailedCalls,
        Instant? RebookSince,
        Guid? ClosureProposedById,
        ClosureReason? ProposedClosure,
        Guid? DuplicateOfId,
        Instant PromisedAt,
        Instant? VisitEndsAt);

    private sealed record Act(EventKind Kind, Guid? ById, Instant At, int Version, IReadOnlyList<Guid> Letters, State Before);

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
