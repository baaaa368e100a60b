using SpineClinic.Safety;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings;

/// <summary>Why nothing was signed, confirmed or revoked, in words, at the field that it is about.</summary>
public static class SignOffWords
{
    /// <summary>Id of the list of sign-offs.</summary>
    public const string List = "sign-offs";

    public static FieldError Of(SignOffProblem problem) => problem switch
    {
        SignOffProblem.RegistrationMissing => new FieldError("registration", "Enter your number in the professional register"),
        SignOffProblem.RegistrationTooLong => new FieldError("registration", $"Shorten this to {SignOffDesk.LongestRegistration} characters or fewer"),
        SignOffProblem.NoLanguage => new FieldError("wordings", "Choose at least one language that you have read"),
        SignOffProblem.NoPack => new FieldError("packs", "Choose at least one set of numbers"),
        SignOffProblem.SamePerson => new FieldError(List, "Whoever signed cannot confirm. A second person does that"),
        SignOffProblem.Confirmed => new FieldError(List, "This sign-off needs no confirmation any more. Look at it as it is now"),
        SignOffProblem.Revoked => new FieldError(List, "This sign-off is revoked. Nothing was changed"),
        _ => new FieldError(List, "What is in force has changed since this page was shown. Read it again as it is now"),
    };
}
