namespace SpineClinic.Enquiries;

/// <summary>What a person did about an enquiry that must not wait. Opening it is not on the list.</summary>
public enum CallOutcome
{
    Spoke,

    LeftMessage,

    NoAnswer,

    /// <summary>Something else, which the words say: an ambulance was sent, the hospital has the person ...</summary>
    Handled,
}
