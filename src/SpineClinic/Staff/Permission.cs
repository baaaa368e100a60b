namespace SpineClinic.Staff;

/// <summary>The acts of the staff area. <see cref="Permissions"/> says who may do which.</summary>
public enum Permission
{
    /// <summary>See the worklists: names, tiers, times, holders.</summary>
    ReadBoard,

    /// <summary>Read what a patient told the clinic.</summary>
    ReadEnquiry,

    /// <summary>Take an enquiry to work on it, and give it back.</summary>
    ClaimEnquiry,

    /// <summary>Raise the tier of an enquiry.</summary>
    RaiseTier,

    /// <summary>Lower it. A clinician's decision, with a reason.</summary>
    LowerTier,

    /// <summary>Write a note on the timeline.</summary>
    AddNote,

    /// <summary>Record a call, or what else was done; for P0 and P1 that is the acknowledgement by name.</summary>
    RecordCall,

    /// <summary>Close an enquiry of tier P2, P3 or without one.</summary>
    CloseEnquiry,

    /// <summary>Close an enquiry of tier P0 or P1.</summary>
    CloseUrgentEnquiry,

    /// <summary>Make and change staff accounts and the clinic's settings.</summary>
    ManageClinic,

    /// <summary>Sign what patients are asked and told. A clinician's decision.</summary>
    SignClinicalContent,

    /// <summary>Read what there is to sign and try other rules on past enquiries; confirm what another has signed, or revoke it.</summary>
    ConfirmClinicalContent,

    /// <summary>Write a message that the patient reads on the status page.</summary>
    WriteToPatient,

    /// <summary>Ask a specialist what to do.</summary>
    AskSpecialist,

    /// <summary>Say what to do, when asked. A clinician's decision.</summary>
    GiveOpinion,

    /// <summary>See the diary: who is seen when, by whom and where.</summary>
    ReadDiary,

    /// <summary>Book, move and call off appointments, send invitations, block time, and say who came.</summary>
    ManageAppointments,

    /// <summary>Override notice, horizon, grid and daily caps, with a reason.</summary>
    OverrideBookingLimits,

    /// <summary>Book outside of sessions, or with somebody who does not usually hold it, with a reason.</summary>
    OverrideSessions,

    /// <summary>Give time that is kept for urgent patients to others, with a reason. A clinician's decision.</summary>
    ReleaseUrgentTime,

    /// <summary>Book over another appointment, with a reason.</summary>
    Overbook,

    /// <summary>Let a letter that did not arrive go once more, or say that something else was done about it.</summary>
    MendMail,

    /// <summary>Make, rename and delete saved searches that everybody sees.</summary>
    ShareViews,

    /// <summary>Say that enquiries are of the same person, or are not, and what that person needs.</summary>
    ManagePeople,

    /// <summary>Read counts of what happened, such as the emergency pages: no names, no single enquiry.</summary>
    ReadReports,

    /// <summary>Take a call: fill in the form for somebody on the phone, and file it.</summary>
    TakeCall,
}
