using Bunit;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class SignOffListTests : SettingsContext
{
    [Fact]
    public void Only_a_second_person_is_offered_to_confirm()
    {
        var line = new SignOffLine(Signed(), null, IsInForce: true);
        Assert.Empty(Show(Clinician, line).FindAll("form[action$='/confirm']"));
        Assert.Single(Show(Manager, line).FindAll("form[action$='/confirm']"));
        Assert.Single(Show(Clinician, line).FindAll("form[action$='/revoke']"));
        Assert.Empty(Show(Manager, line with { IsInForce = false }).FindAll("form[action$='/confirm']"));
    }

    [Fact]
    public void A_revoked_one_is_only_read()
    {
        var signOff = Signed();
        signOff.Revoke(TestClinic.Start);
        var list = Show(Manager, new SignOffLine(signOff, "Dr Second", IsInForce: true));
        Assert.Empty(list.FindAll("form"));
        Assert.Contains("Revoked by Dr Second", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_who_signed_with_which_number_and_who_confirmed()
    {
        var signOff = Signed();
        signOff.Confirm(Manager.Name, Manager.Id, TestClinic.Start);
        var list = Show(Manager, new SignOffLine(signOff, null, IsInForce: true));
        Assert.Contains("Dr Back", list.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Contains("In force", list.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Contains("GMC 1234567", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Confirmed by Max Manager", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("form[action$='/confirm']"));
    }

    private IRenderedComponent<SignOffList> Show(StaffActor actor, SignOffLine line) =>
        Render<SignOffList>(parameters => parameters.Add(component => component.View, View(signOffs: line)).Add(component => component.Actor, actor));
}
