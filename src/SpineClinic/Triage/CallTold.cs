namespace SpineClinic.Triage;

/// <summary>What a caller with a red flag was told, and what came of it.</summary>
public enum CallTold
{
    /// <summary>Was told to call the emergency number or to go to hospital now, and will.</summary>
    GettingHelp,

    /// <summary>Was handed over, to whom the notes say.</summary>
    HandedOver,

    /// <summary>Does not want to, which the notes say more of.</summary>
    Refuses,

    /// <summary>Hung up, or the line broke, before it was said.</summary>
    LineLost,
}
