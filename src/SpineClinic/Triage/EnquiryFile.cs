using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>Everything the clinic knows of one enquiry, opened for someone who may read it.</summary>
/// <param name="Enquiry">The row.</param>
/// <param name="Answers">Question and answer as the patient saw them, by block.</param>
/// <param name="Protocol">Every line of the clinic's protocol, beside the answers that it looks at.</param>
/// <param name="Timeline">Newest first.</param>
/// <param name="Letters">Letters that speak of it, newest first.</param>
/// <param name="HolderName">Who has it now.</param>
/// <param name="Related">Other enquiries with the same phone number or e-mail address, within 30 days, newest first; at most 20.</param>
/// <param name="ChangedAnswers">Answers that led to an emergency page and were changed afterwards.</param>
/// <param name="Clock">How long the clinic has had it.</param>
public sealed record EnquiryFile(
    Enquiry Enquiry,
    IReadOnlyList<EnquiryFile.AnswerLine> Answers,
    IReadOnlyList<ProtocolLine> Protocol,
    IReadOnlyList<EnquiryFile.TimelineLine> Timeline,
    IReadOnlyList<EnquiryFile.LetterLine> Letters,
    string? HolderName,
    IReadOnlyList<EnquiryFile.ChangedAnswer> ChangedAnswers,
    IReadOnlyList<EnquiryFile.RelatedEnquiry> Related,
    EnquiryClock Clock)
{
    /// <summary>How many of the lines of the timeline are by the one who reads it.</summary>
    public int ByViewer { get; init; }

    /// <param name="Reference">Which.</param>
    /// <param name="Name">Whose.</param>
    /// <param name="ReceivedAt">When it came.</param>
    /// <param name="Worklist">Where it waits; null when it is closed.</param>
    /// <param name="Closure">Why it is closed.</param>
    public sealed record RelatedEnquiry(string Reference, string Name, NodaTime.Instant ReceivedAt, Worklist? Worklist, ClosureReason? Closure);

    /// <param name="Question">As it was asked.</param>
    /// <param name="Before">The answer that led to the emergency page.</param>
    /// <param name="After">What it was changed to.</param>
    /// <param name="Within">How long after the page.</param>
    public sealed record ChangedAnswer(string Question, string Before, string After, NodaTime.Duration Within);

    /// <param name="Block">The part of the form.</param>
    /// <param name="Question">As it was asked, in short.</param>
    /// <param name="Values">The answers' words; empty when it was skipped.</param>
    /// <param name="ChangedFrom">What was answered before, oldest first.</param>
    public sealed record AnswerLine(string Block, string Question, IReadOnlyList<string> Values, IReadOnlyList<string> ChangedFrom)
    {
        /// <summary>BCP 47: what the patient read.</summary>
        public string Language { get; init; } = "en";

        /// <summary>The question and what was chosen in English; null when it was English. What a person wrote themselves is not here.</summary>
        public ProtocolLine.Words? English { get; init; }
    }

    /// <param name="At">When.</param>
    /// <param name="Kind">What.</param>
    /// <param name="Who">The person's name, "Patient" or "SpineClinic".</param>
    /// <param name="Details">Codes.</param>
    /// <param name="Words">A note or reason.</param>
    public sealed record TimelineLine(NodaTime.Instant At, EventKind Kind, string Who, string? Details, string? Words);

    /// <param name="Kind">Which letter.</param>
    /// <param name="State">How far it got.</param>
    /// <param name="At">When it was sent, or made.</param>
    /// <param name="Problem">A code; null when there is none.</param>
    public sealed record LetterLine(string Kind, Mail.LetterState State, NodaTime.Instant At, string? Problem);
}
