using Bunit;
using SpineClinic.Web.Settings;

namespace SpineClinic.Web.Tests.Settings;

public sealed class RuleTablesTests : PageContext
{
    [Fact]
    public void Every_rule_stands_there_with_its_reason_and_source()
    {
        var tables = Render<RuleTables>(parameters => parameters.Add(component => component.Rules, Rules));
        var rows = tables.FindAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.TextContent);
        Assert.All(Rules.Stops, rule => Assert.Contains(rule.Reason + rule.Source, rows[rule.Id], StringComparison.Ordinal));
        Assert.All(Rules.Priorities, rule => Assert.Contains(rule.Reason + rule.Source, rows[rule.Id], StringComparison.Ordinal));
        Assert.Equal(Rules.Stops.Count + Rules.Priorities.Count, rows.Count);
    }
}
