namespace SpineClinic.Staff;

/// <summary>Someone tried what their role may not do.</summary>
public sealed class NotPermittedException(Permission permission) : Exception($"Not permitted: {permission}.")
{
    public Permission Permission { get; } = permission;
}
