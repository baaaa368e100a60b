namespace SpineClinic.Web.Ui;

internal static class FieldIds
{
    public static string Hint(string field) => field + "-hint";

    public static string Error(string field) => field + "-error";

    /// <summary>A row of a choice that is not its first. A value may have spaces in it, an id may not.</summary>
    public static string Option(string field, string value) => $"{field}-{value.Replace(' ', '-')}";

    public static string? DescribedBy(string field, string? hint, string? error) =>
        (string.IsNullOrEmpty(hint), string.IsNullOrEmpty(error)) switch
        {
            (true, true) => null,
            (false, true) => Hint(field),
            (true, false) => Error(field),
            (false, false) => $"{Hint(field)} {Error(field)}",
        };

    /// <summary>The class of the frame around one field.</summary>
    public static string Frame(string? error) => string.IsNullOrEmpty(error) ? "field" : "field has-error";
}
