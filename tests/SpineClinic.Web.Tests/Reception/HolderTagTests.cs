using Bunit;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class HolderTagTests : StaffContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EveryDatabase]
    public async Task It_tells_when_somebody_changed_what_is_on_the_screen(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var tag = Render<HolderTag>(parameters => parameters.Add(component => component.Reference, reference).Add(component => component.Version, 1));
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.SecondReceptionist, reference, CancellationToken.None);
        tag.WaitForAssertion(() => Assert.Contains("Changed by Rob Two", tag.Markup, StringComparison.Ordinal), Patience);
    }

    [Theory, EveryDatabase]
    public async Task It_tells_who_has_it(DatabaseKind kind)
    {
        await using var clinic = await SignInAsync(kind, clinic => clinic.Receptionist);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().ClaimAsync(clinic.Receptionist, reference, CancellationToken.None);
        var tag = Render<HolderTag>(parameters => parameters.Add(component => component.Reference, reference).Add(component => component.Version, 2));
        tag.WaitForAssertion(() => Assert.Contains("You have this", tag.Markup, StringComparison.Ordinal), Patience);
    }
}
