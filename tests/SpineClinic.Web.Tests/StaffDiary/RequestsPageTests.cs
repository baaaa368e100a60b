using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class RequestsPageTests : DiaryContext
{
    [Fact]
    public void A_manager_sees_them_and_answers_none()
    {
        Assert.Empty(Show(Manager).FindAll(".request-list form"));
        Assert.Equal(["approve", "decline"], Show(Receptionist).FindAll(".request-list form").Select(form => form.GetAttribute("action")!.Split('/')[^1]));
    }

    private IRenderedComponent<RequestsPage> Show(StaffActor actor) =>
        Render<RequestsPage>(parameters => parameters.Add(page => page.Frame, Frame(actor)).Add(page => page.Requests, [Entry(Held())]));
}
