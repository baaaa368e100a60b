using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class DiaryNavTests : DiaryContext
{
    [Theory]
    [InlineData(Role.Receptionist, true)]
    [InlineData(Role.Specialist, true)]
    [InlineData(Role.Manager, false)]
    public void It_leads_nobody_to_what_would_be_refused(Role role, bool mayManage)
    {
        var actor = new StaffActor(Guid.NewGuid(), "Rita", role);
        var nav = Render<DiaryNav>(parameters => parameters.Add(nav => nav.Actor, actor));
        Assert.Equal(mayManage, actor.May(Permission.ManageAppointments));
        Assert.Equal(mayManage, nav.FindAll("a[href='/staff/diary/series']").Count == 1);
        Assert.Single(nav.FindAll("a[href='/staff/diary/groups']"));
    }
}
