using Bunit;
using SpineClinic.Web.Settings.Design;

namespace SpineClinic.Web.Tests.Settings.Design;

public sealed class DesignPageTests : SettingsContext
{
    private static readonly string Ui = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/SpineClinic.Web/Ui"));

    [Fact]
    public void Every_part_is_on_it() => Assert.Empty(Missing(Directory.EnumerateFiles(Ui, "*.razor", SearchOption.AllDirectories)));

    [Fact]
    public void A_part_that_is_not_on_it_is_found() => Assert.Equal(["Unheard"], Missing([Path.Combine(Ui, "Unheard.razor")]));

    [Fact]
    public void Every_link_to_a_part_of_it_leads_there_and_no_name_is_there_twice()
    {
        var page = Show();
        Assert.All(page.FindAll(".design-index a"), link => Assert.Single(page.FindAll($"[id='{link.GetAttribute("href")!.Split('#')[1]}']")));
        var ids = page.FindAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void It_takes_the_focus_from_nobody() => Assert.Empty(Show().FindAll("[autofocus]"));

    private IEnumerable<string> Missing(IEnumerable<string> files)
    {
        var page = Show();
        return files.Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => page.FindAll($".design-sample[id='{name.ToLowerInvariant()}'] .design-stage").Count != 1);
    }

    private IRenderedComponent<DesignPage> Show() => Render<DesignPage>(parameters => parameters
        .Add(component => component.Actor, Clinician).Add(component => component.Context, Patient()).Add(component => component.Tokens, StyleTokens.Load())
        .Add(component => component.Arabic, Questionnaires.Wording("ar")));
}
