using Microsoft.AspNetCore.Identity;

namespace SpineClinic.Staff;

/// <summary>A staff account. The e-mail address is the name to sign in with.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    private StaffMember()
    {
    }

    public StaffMember(string email, string displayName, Role role)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        ArgumentException.ThrowIfNullOrWhiteSpace(displayName);
        Id = Guid.CreateVersion7();
        UserName = Email = email;
        EmailConfirmed = true;
        DisplayName = displayName;
        Role = role;
        IsActive = true;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public string DisplayName { get; private set; } = "";

    public Role Role { get; private set; }

    /// <summary>False for someone who has left. The account stays, because the trail names it.</summary>
    public bool IsActive { get; private set; }

    public StaffActor ToActor() => new(Id, DisplayName, Role);

    public void Deactivate()
    {
        IsActive = false;
        SecurityStamp = Guid.NewGuid().ToString("N");
    }
}
