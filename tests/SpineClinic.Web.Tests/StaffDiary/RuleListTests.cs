using Bunit;
using SpineClinic.Booking;
using SpineClinic.Web.StaffDiary;

namespace SpineClinic.Web.Tests.StaffDiary;

public sealed class RuleListTests : DiaryContext
{
    [Fact]
    public void Every_rule_has_its_words_and_who_may_override_it()
    {
        var lines = Render<RuleList>(parameters => parameters.Add(list => list.Rules, Enum.GetValues<BookingRule>())).FindAll("li").Select(line => line.TextContent).ToList();
        Assert.Equal(lines.Count, lines.Distinct().Count());
        Assert.All(lines, line => Assert.Contains("override this", line, StringComparison.Ordinal));
    }
}
