using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Booking;

/// <summary>Whose calendars a member of staff may see to: a manager all, a specialist their own.</summary>
public static class CalendarAccess
{
    public static bool MaySee(StaffActor staff, Guid resourceId, ClinicShape.Snapshot shape)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(shape);
        return staff.May(Permission.ManageClinic) || (shape.Specialist(resourceId) is { } specialist && IsOwn(staff, specialist));
    }

    /// <summary>The specialists whose calendars they may see to.</summary>
    public static IReadOnlyList<Specialist> SpecialistsOf(StaffActor staff, ClinicShape.Snapshot shape)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(shape);
        return [.. shape.ActiveSpecialists.Where(specialist => staff.May(Permission.ManageClinic) || IsOwn(staff, specialist))];
    }

    /// <exception cref="NotPermittedException">It is not theirs to see to.</exception>
    internal static void Demand(StaffActor staff, Guid resourceId, ClinicShape.Snapshot shape)
    {
        if (!MaySee(staff, resourceId, shape))
        {
            throw new NotPermittedException(Permission.ManageClinic);
        }
    }

    private static bool IsOwn(StaffActor staff, Specialist specialist) => staff.Role == Role.Specialist && specialist.StaffMemberId == staff.Id;
}
