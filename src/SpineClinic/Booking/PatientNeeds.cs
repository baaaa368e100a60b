namespace SpineClinic.Booking;

/// <summary>The codes of the form's "adjust" question that follow a patient into the search for a time.</summary>
public static class PatientNeeds
{
    public const string StepFree = "stepFree";
    public const string Interpreter = "interpreter";
    public const string SignLanguage = "signLanguage";
    public const string PhoneOrVideo = "phoneOrVideo";
    public const string LieDown = "lieDown";
    public const string None = "none";

    /// <summary>Whether somebody interprets, in words or in signs: then it takes longer.</summary>
    public static bool HasInterpreter(IReadOnlyCollection<string> needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        return needs.Contains(Interpreter) || needs.Contains(SignLanguage);
    }
}
