using System.Reflection;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Components;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace SpineClinic.Tests.Architecture;

public sealed class BoundaryTests
{
    [Fact]
    public void The_domain_sees_no_web_framework_and_no_database_provider() => Assert.Empty(Forbidden(typeof(ClinicDbContext).Assembly));

    [Fact]
    public void An_assembly_that_does_is_found() => Assert.NotEmpty(Forbidden(typeof(Program).Assembly));

    [Fact]
    public void Components_never_touch_the_context() => Assert.True(ComponentsKeepAway(typeof(Program).Assembly));

    [Fact]
    public void A_component_that_does_is_found() => Assert.False(ComponentsKeepAway(Assembly.GetExecutingAssembly()));

    [Fact]
    public void Only_hosting_and_the_provider_projects_know_the_databases() => Assert.Empty(
        typeof(Program).Assembly.GetTypes()
            .Where(type => type.Namespace is { } ns && !ns.StartsWith("SpineClinic.Web.Hosting", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType.Namespace?.StartsWith("SpineClinic.Migrations", StringComparison.Ordinal) ?? false)
            .Select(field => field.Name));

    private static List<string> Forbidden(Assembly assembly) =>
    [
        .. assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.Contains("Sqlite", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal)),
    ];

    private static bool ComponentsKeepAway(Assembly assembly) => Classes().That().AreAssignableTo(typeof(ComponentBase)).And().ResideInAssembly(assembly)
        .Should().NotDependOnAny(typeof(ClinicDbContext))
        .HasNoViolations(new ArchLoader().LoadAssemblies(assembly, typeof(ClinicDbContext).Assembly, typeof(ComponentBase).Assembly).Build());

    private sealed class Offender(ClinicDbContext db) : ComponentBase
    {
        public ClinicDbContext Db => db;
    }
}
