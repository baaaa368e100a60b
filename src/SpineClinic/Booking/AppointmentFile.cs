using NodaTime;

namespace SpineClinic.Booking;

/// <summary>Everything the clinic knows of one appointment, opened for a member of staff.</summary>
/// <param name="Appointment">The row.</param>
/// <param name="SeesNames">Whether the reader may see who it is for, how to reach them and what was written; pages leave it out otherwise.</param>
/// <param name="Shape">The clinic as it was.</param>
/// <param name="EnquiryReference">The enquiry that led to it; null when there is none.</param>
/// <param name="History">Newest first.</param>
/// <param name="Letters">Newest first.</param>
/// <param name="Now">When it was read.</param>
public sealed record AppointmentFile(
    Appointment Appointment,
    bool SeesNames,
    ClinicShape.Snapshot Shape,
    string? EnquiryReference,
    IReadOnlyList<AppointmentFile.HistoryLine> History,
    IReadOnlyList<AppointmentFile.LetterLine> Letters,
    Instant Now)
{
    /// <summary>The patient's name for those who may read it, else the reference.</summary>
    public string Title => SeesNames ? Appointment.PatientName : Appointment.Reference;

    /// <summary>Whether <see cref="Diary.UndoAsync"/> has something to take back.</summary>
    public bool CanUndo => Appointment is { PreviousStatus: { } before, StatusChangedAt: { } changed }
        && before is not (AppointmentStatus.Held or AppointmentStatus.Requested) && Now - changed <= Appointment.UndoWindow;

    /// <summary>Whether its day has come, in the clinic's civil time: nobody arrives before.</summary>
    public bool IsItsDay => Appointment.IsItsDay(Now, Shape.Zone);

    /// <param name="At">When.</param>
    /// <param name="Kind">What.</param>
    /// <param name="Who">The person's name, "Patient" or "SpineClinic".</param>
    /// <param name="Details">Codes.</param>
    /// <param name="Start">When the appointment was, after this.</param>
    /// <param name="Specialist">With whom, after this.</param>
    /// <param name="Words">A reason; null when there is none or the reader may not see it.</param>
    public sealed record HistoryLine(Instant At, AppointmentEventKind Kind, string Who, string? Details, Instant Start, string Specialist, string? Words);

    /// <param name="Kind">Which letter.</param>
    /// <param name="State">How far it got.</param>
    /// <param name="At">When it was sent, or made.</param>
    /// <param name="Problem">A code; null when there is none.</param>
    public sealed record LetterLine(string Kind, Mail.LetterState State, Instant At, string? Problem);
}
