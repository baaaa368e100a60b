namespace SpineClinic.Web.Tests;

public sealed class MirrorTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));

    [Fact]
    public void Every_component_has_its_tests_at_the_same_path() => Assert.Empty(WithoutTests(Components()));

    [Fact]
    public void A_component_without_tests_is_found() => Assert.Equal(["Ui/Unheard.razor"], WithoutTests(["Ui/Unheard.razor"]));

    private static IEnumerable<string> Components()
    {
        var web = Path.Combine(Root, "src", "SpineClinic.Web");
        return Directory.EnumerateFiles(web, "*.razor", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && Path.GetFileName(file)[0] != '_')
            .Select(file => Path.GetRelativePath(web, file));
    }

    private static IEnumerable<string> WithoutTests(IEnumerable<string> components) =>
        components.Where(component => !File.Exists(Path.Combine(Root, "tests", "SpineClinic.Web.Tests", Path.ChangeExtension(component, null) + "Tests.cs")));
}
