namespace SpineClinic.Web.Ui;

/// <summary>The errors of a form.</summary>
public static class FieldErrors
{
    /// <summary>What is said at a field; null when nothing is wrong there.</summary>
    public static string? ErrorOf(this IReadOnlyList<FieldError> errors, string field)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return errors.FirstOrDefault(error => error.Field == field)?.Text;
    }
}
