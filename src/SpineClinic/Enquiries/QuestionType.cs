namespace SpineClinic.Enquiries;

public enum QuestionType
{
    Radios,
    Checkboxes,

    /// <summary>Radios in a row, each a number. Never a slider: many hands cannot use one.</summary>
    Scale,
    Text,
    Textarea,
    Tel,
    Email,
}
