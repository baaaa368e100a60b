namespace SpineClinic.Staff;

/// <summary>Who may do what: the one table. The classes that do the work ask it; pages ask it only to leave out what would be refused.</summary>
public static class Permissions
{
    private static readonly Dictionary<Permission, Role[]> Table = new()
    {
        [Permission.ReadBoard] = [Role.Receptionist, Role.Specialist, Role.Manager],
        [Permission.ReadEnquiry] = [Role.Receptionist, Role.Specialist],
        [Permission.ClaimEnquiry] = [Role.Receptionist, Role.Specialist],
        [Permission.RaiseTier] = [Role.Receptionist, Role.Specialist],
        [Permission.LowerTier] = [Role.Specialist],
        [Permission.AddNote] = [Role.Receptionist, Role.Specialist],
        [Permission.RecordCall] = [Role.Receptionist, Role.Specialist],
        [Permission.CloseEnquiry] = [Role.Receptionist, Role.Specialist],
        [Permission.CloseUrgentEnquiry] = [Role.Specialist],
        [Permission.WriteToPatient] = [Role.Receptionist, Role.Specialist],
        [Permission.AskSpecialist] = [Role.Receptionist, Role.Specialist],
        [Permission.GiveOpinion] = [Role.Specialist],
        [Permission.ManageClinic] = [Role.Manager],
        [Permission.SignClinicalContent] = [Role.Specialist],
        [Permission.ConfirmClinicalContent] = [Role.Specialist, Role.Manager],
        [Permission.ReadDiary] = [Role.Receptionist, Role.Specialist, Role.Manager],
        [Permission.ManageAppointments] = [Role.Receptionist, Role.Specialist],
        [Permission.OverrideBookingLimits] = [Role.Receptionist, Role.Specialist],
        [Permission.OverrideSessions] = [Role.Receptionist, Role.Specialist],
        [Permission.ReleaseUrgentTime] = [Role.Specialist],
        [Permission.Overbook] = [Role.Receptionist, Role.Specialist],
        [Permission.MendMail] = [Role.Receptionist, Role.Manager],
        [Permission.ShareViews] = [Role.Receptionist, Role.Manager],
        [Permission.ManagePeople] = [Role.Receptionist, Role.Specialist],
        [Permission.ReadReports] = [Role.Specialist, Role.Manager],
        [Permission.TakeCall] = [Role.Receptionist, Role.Specialist],
    };

    public static bool Allow(Role role, Permission permission) => Table[permission].Contains(role);

    /// <exception cref="NotPermittedException">The role does not have the permission.</exception>
    public static void Demand(StaffActor actor, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!Allow(actor.Role, permission))
        {
            throw new NotPermittedException(permission);
        }
    }
}
