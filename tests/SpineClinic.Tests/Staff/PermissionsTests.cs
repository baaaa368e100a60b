using SpineClinic.Staff;

namespace SpineClinic.Tests.Staff;

public sealed class PermissionsTests
{
    [Theory]
    [InlineData(Permission.MendMail, Role.Receptionist, Role.Manager)]
    [InlineData(Permission.ReadReports, Role.Specialist, Role.Manager)]
    [InlineData(Permission.RecordCall, Role.Receptionist, Role.Specialist)]
    [InlineData(Permission.ManageClinic, Role.Manager)]
    [InlineData(Permission.ShareViews, Role.Receptionist, Role.Manager)]
    [InlineData(Permission.ManagePeople, Role.Receptionist, Role.Specialist)]
    [InlineData(Permission.TakeCall, Role.Receptionist, Role.Specialist)]
    public void Each_is_given_to_these_roles_and_to_no_other(Permission permission, params Role[] roles) =>
        Assert.Equal(roles.Order(), Enum.GetValues<Role>().Where(role => Permissions.Allow(role, permission)).Order());

    [Fact]
    public void Every_permission_is_in_the_table_and_somebody_has_it() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.Contains(Enum.GetValues<Role>(), role => Permissions.Allow(role, permission)));

    [Fact]
    public void Whoever_lacks_it_is_refused() =>
        Assert.Throws<NotPermittedException>(() => Permissions.Demand(new StaffActor(Guid.NewGuid(), "Rita", Role.Receptionist), Permission.ReadReports));
}
