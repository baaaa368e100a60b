using Bunit;
using SpineClinic.Staff;
using SpineClinic.Web.Settings;
using SpineClinic.Web.Settings.OwnSite;
using SpineClinic.Web.Settings.Shape;

namespace SpineClinic.Web.Tests.Settings;

public sealed class SettingsNavTests : SettingsContext
{
    [Fact]
    public void The_safety_net_is_offered_to_a_manager_alone()
    {
        Assert.Empty(Show(Clinician).FindAll($"a[href='{SettingsRoutes.Safety}']"));
        Assert.Single(Show(Manager).FindAll($"a[href='{SettingsRoutes.Safety}']"));
    }

    [Fact]
    public void The_diary_is_set_up_by_a_manager_alone()
    {
        Assert.Empty(Show(Clinician).FindAll($"a[href='{ShapeRoutes.Shape}']"));
        Assert.Single(Show(Manager).FindAll($"a[href='{ShapeRoutes.Shape}']"));
    }

    [Fact]
    public void The_button_is_copied_by_a_manager_alone_and_the_design_is_seen_by_everybody()
    {
        Assert.Empty(Show(Clinician).FindAll($"a[href='{SettingsRoutes.Button}']"));
        Assert.Single(Show(Manager).FindAll($"a[href='{SettingsRoutes.Button}']"));
        Assert.Single(Show(Clinician).FindAll($"a[href='{SettingsRoutes.Design}']"));
    }

    [Fact]
    public void The_public_site_is_made_by_a_manager_alone()
    {
        Assert.Empty(Show(Clinician).FindAll($"a[href='{SiteRoutes.Home}']"));
        Assert.Single(Show(Manager).FindAll($"a[href='{SiteRoutes.Home}']"));
    }

    [Fact]
    public void The_page_one_is_on_is_marked() => Assert.Equal(SettingsRoutes.SignOff, Show(Manager).Find("[aria-current=page]").GetAttribute("href"));

    private IRenderedComponent<SettingsNav> Show(StaffActor actor) =>
        Render<SettingsNav>(parameters => parameters.Add(component => component.Actor, actor).Add(component => component.Current, SettingsRoutes.SignOff));
}
