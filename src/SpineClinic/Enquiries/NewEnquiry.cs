using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>What an enquiry is made of.</summary>
public sealed record NewEnquiry
{
    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required Guid SubmissionKey { get; init; }

    public required Instant ReceivedAt { get; init; }

    public required Instant DueAt { get; init; }

    public required Channel Channel { get; init; }

    public required string Language { get; init; }

    public required int QuestionnaireVersion { get; init; }

    public required int StopRulesVersion { get; init; }

    public required int PriorityRulesVersion { get; init; }

    public required Guid DataKeyId { get; init; }

    public required byte[] SealedSheet { get; init; }

    public required string Name { get; init; }

    public string? ProxyName { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public required TierDecision Decision { get; init; }

    public required bool ChangedAfterStop { get; init; }

    /// <summary>P0 and P1: by when a person must have recorded what they did.</summary>
    public Instant? AcknowledgeBy { get; init; }

    public bool IsSynthetic { get; init; }

    public required Actor Actor { get; init; }
}
