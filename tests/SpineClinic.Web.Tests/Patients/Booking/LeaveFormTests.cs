using Bunit;
using SpineClinic.Web.Patients.Booking;

namespace SpineClinic.Web.Tests.Patients.Booking;

public sealed class LeaveFormTests : BookingContext
{
    [Fact]
    public void It_takes_the_proof_off_this_browser()
    {
        var form = Render<LeaveForm>(parameters => parameters.Add(component => component.Context, Patient()).Add(component => component.Address, Address));
        Assert.Equal(("post", $"{Address}/leave"), (form.Find("form").GetAttribute("method"), form.Find("form").GetAttribute("action")));
    }
}
