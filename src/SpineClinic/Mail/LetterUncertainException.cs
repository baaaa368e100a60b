namespace SpineClinic.Mail;

/// <summary>The whole letter was handed over, and the answer never came.</summary>
public sealed class LetterUncertainException(Exception inner) : Exception("A letter's fate is unknown.", inner);
