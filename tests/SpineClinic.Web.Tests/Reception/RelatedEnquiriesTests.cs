using Bunit;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class RelatedEnquiriesTests : PageContext
{
    [Fact]
    public void Without_any_there_is_no_empty_heading() => Assert.Empty(Show().FindAll("section"));

    [Fact]
    public void Each_is_a_link_with_its_state()
    {
        var list = Show(
            new EnquiryFile.RelatedEnquiry("SC-2222-22", "Zoë", TestClinic.Start, Worklist.New, null),
            new EnquiryFile.RelatedEnquiry("SC-3333-33", "Zoë", TestClinic.Start, null, ClosureReason.Seen));
        Assert.Equal(["/staff/enquiries/SC-2222-22", "/staff/enquiries/SC-3333-33"], list.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("closed: seen", list.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<RelatedEnquiries> Show(params EnquiryFile.RelatedEnquiry[] related) => Render<RelatedEnquiries>(parameters => parameters
        .Add(component => component.Related, related)
        .Add(component => component.Now, TestClinic.Start)
        .Add(component => component.Zone, DateTimeZone.Utc));
}
