using SpineClinic.Audit;

namespace SpineClinic.Staff;

/// <summary>The signed-in member of staff on whose behalf something is done. Made from the account, never from what a browser says.</summary>
public sealed record StaffActor(Guid Id, string Name, Role Role)
{
    public Actor Actor => Actor.Staff(Id);

    public bool May(Permission permission) => Permissions.Allow(Role, permission);
}
