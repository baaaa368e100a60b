using Bunit;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class MailPageTests : PageContext
{
    private static readonly MailProblem Refused = new(Guid.NewGuid(), "invitation", "SC-2222-22", "zoë@example.org", LetterState.Dead, "refused-550", TestClinic.Start, 1);

    [Fact]
    public void With_nothing_to_mend_it_says_so() => Assert.Contains("Every letter has left", Show(Role.Receptionist).Markup, StringComparison.Ordinal);

    [Fact]
    public void Each_says_what_happened_and_who_may_mends_it()
    {
        var uncertain = Refused with { State = LetterState.Uncertain, Problem = "uncertain", Regarding = "SA-3333-33" };
        var page = Show(Role.Receptionist, Refused, uncertain);
        Assert.Equal(["Refused by the mail server (550)", "It may have arrived: the connection broke twice at the end"], page.FindAll("tbody tr").Select(row => row.Children[4].TextContent));
        Assert.Equal(["/staff/enquiries/SC-2222-22", "/staff/appointments/SA-3333-33"], page.FindAll("tbody a").Select(link => link.GetAttribute("href")));
        Assert.Equal(4, page.FindAll("tbody form").Count);
        Assert.Empty(Show(Role.Specialist, Refused).FindAll("tbody form"));
        var managers = Show(Role.Manager, Refused with { To = null });
        Assert.Empty(managers.FindAll("tbody a"));
        Assert.Contains("Not shown to you", managers.Markup, StringComparison.Ordinal);
        Assert.Equal(2, managers.FindAll("tbody form").Count);
    }

    private IRenderedComponent<MailPage> Show(Role role, params MailProblem[] problems) => Render<MailPage>(parameters => parameters
        .Add(component => component.Actor, new StaffActor(Guid.NewGuid(), "Rita One", role)).Add(component => component.ClinicName, "Test Spine Clinic")
        .Add(component => component.Problems, problems).Add(component => component.Now, TestClinic.Start).Add(component => component.Zone, DateTimeZone.Utc));
}
