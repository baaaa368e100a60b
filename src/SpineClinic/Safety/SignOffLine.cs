using SpineClinic.Staff;

namespace SpineClinic.Safety;

/// <summary>One sign-off, as the list of them shows it.</summary>
/// <param name="SignOff">The signature.</param>
/// <param name="RevokedBy">Name of who revoked it; null while it stands.</param>
/// <param name="IsInForce">Whether all that it covers is what patients meet now.</param>
public sealed record SignOffLine(ClinicalSignOff SignOff, string? RevokedBy, bool IsInForce)
{
    /// <summary>Whether this person can be the second one.</summary>
    public bool CanBeConfirmedBy(StaffActor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permission.ConfirmClinicalContent) && IsInForce
            && SignOff is { IsDemo: false, ConfirmedById: null, RevokedAt: null } && SignOff.SignedById != actor.Id;
    }
}
