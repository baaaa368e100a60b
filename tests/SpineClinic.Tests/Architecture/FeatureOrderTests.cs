using System.Reflection;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;

namespace SpineClinic.Tests.Architecture;

public sealed class FeatureOrderTests
{
    // Each folder uses only those before it (docs/architecture.md).
    private static readonly string[] Order = ["Audit", "Privacy", "Mail", "Staff", "Specialists", "Safety", "Enquiries", "Booking", "Website", "Triage"];

    private static readonly ArchUnitNET.Domain.Architecture Clinic = new ArchLoader().LoadAssemblies(typeof(ClinicDbContext).Assembly).Build();

    [Fact]
    public void Feature_folders_have_no_cycles() =>
        Assert.True(SliceRuleDefinition.Slices().Matching("SpineClinic.(*)").Should().BeFreeOfCycles().HasNoViolations(Clinic));

    [Fact]
    public void Each_feature_uses_only_those_before_it() => Assert.Empty(Backward(Clinic, "SpineClinic.", Order));

    [Fact]
    public void A_feature_that_uses_a_later_one_is_found()
    {
        var twin = new ArchLoader().LoadAssemblies(Assembly.GetExecutingAssembly()).Build();
        Assert.Equal(["First.Offender -> Second.Later"], Backward(twin, "SpineClinic.Tests.Architecture.Twins.", ["First", "Second"]));
    }

    [Fact]
    public void Two_features_in_a_circle_are_found()
    {
        var twin = new ArchLoader().LoadAssemblies(Assembly.GetExecutingAssembly()).Build();
        Assert.False(SliceRuleDefinition.Slices().Matching("SpineClinic.Tests.Architecture.Twins.(*)").Should().BeFreeOfCycles().HasNoViolations(twin));
    }

    [Fact]
    public void Every_feature_folder_has_its_place_in_the_order()
    {
        var folders = Clinic.Types.Select(type => Feature(type.Namespace?.FullName, "SpineClinic.")).OfType<string>().Distinct();
        Assert.Empty(folders.Except(Order));
    }

    private static List<string> Backward(ArchUnitNET.Domain.Architecture architecture, string root, string[] order) =>
    [
        .. from type in architecture.Types
           let feature = Feature(type.Namespace?.FullName, root)
           where feature is not null
           from used in type.Dependencies.Select(dependency => dependency.Target)
           let other = Feature(used.Namespace?.FullName, root)
           where other is not null && Array.IndexOf(order, other) > Array.IndexOf(order, feature)
           let line = $"{feature}.{type.Name} -> {other}.{used.Name}"
           group line by line into lines
           select lines.Key,
    ];

    private static string? Feature(string? ns, string root) =>
        ns?.StartsWith(root, StringComparison.Ordinal) == true ? ns[root.Length..].Split('.')[0] : null;
}
