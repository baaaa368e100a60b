using NodaTime;

namespace SpineClinic.Triage;

/// <summary>One open page of one enquiry: who looks at it, and when they typed last. It lives as long as the page and is no record of anything.</summary>
public sealed class Look
{
    private Look()
    {
    }

    public Look(Guid enquiryId, Guid staffId, Instant now)
    {
        Id = Guid.CreateVersion7(now.ToDateTimeOffset());
        EnquiryId = enquiryId;
        StaffId = staffId;
        SeenAt = now;
    }

    public Guid Id { get; private set; }

    public Guid EnquiryId { get; private set; }

    public Guid StaffId { get; private set; }

    /// <summary>When the page last said that it is there.</summary>
    public Instant SeenAt { get; private set; }

    public Instant? TypedAt { get; private set; }

    /// <summary>The page is still there.</summary>
    public void Beat(Instant now, bool isTyping) => (SeenAt, TypedAt) = (now, isTyping ? now : TypedAt);
}
