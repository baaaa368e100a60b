using Bunit;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Testing;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class AskSpecialistFormTests : StaffContext
{
    [Theory, EveryDatabase]
    public async Task Anyone_or_one_of_those_who_work_here_can_be_asked(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var shape = await clinic.Get<ClinicShape>().GetAsync(CancellationToken.None);
        var form = Render<AskSpecialistForm>(parameters => parameters.Add(component => component.Enquiry, DeskEnquiries.Of(Tier.P1)).Add(component => component.Shape, shape));
        var names = form.FindAll("#askedSpecialist option").Select(option => option.TextContent).ToList();
        Assert.Equal("Anyone on duty", names[0]);
        Assert.Equal(["Dr Back", "Dr Neck"], names.Skip(1).Order());
    }
}
