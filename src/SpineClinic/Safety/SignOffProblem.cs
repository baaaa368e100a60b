namespace SpineClinic.Safety;

/// <summary>Why a sign-off was not signed, confirmed or revoked.</summary>
public enum SignOffProblem
{
    /// <summary>There is no such sign-off.</summary>
    NotFound,

    /// <summary>The number in the professional register is missing.</summary>
    RegistrationMissing,

    /// <summary>It is longer than <see cref="SignOffDesk.LongestRegistration"/> characters.</summary>
    RegistrationTooLong,

    /// <summary>No language is chosen.</summary>
    NoLanguage,

    /// <summary>No jurisdiction pack is chosen.</summary>
    NoPack,

    /// <summary>What is in force is not what was read: a newer version is running.</summary>
    ContentChanged,

    /// <summary>Whoever signed cannot confirm.</summary>
    SamePerson,

    /// <summary>It is confirmed already, or it is the demonstration's, which nobody confirms.</summary>
    Confirmed,

    /// <summary>It is revoked.</summary>
    Revoked,
}
