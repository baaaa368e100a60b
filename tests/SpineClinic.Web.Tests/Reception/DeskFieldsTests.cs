using Bunit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

public sealed class DeskFieldsTests : PageContext
{
    [Fact]
    public async Task They_say_what_was_seen_and_where_to_go_on_and_a_closed_one_is_nowhere()
    {
        await using var clinic = await TestClinic.StartAsync(DatabaseKind.Sqlite);
        var reference = (await clinic.ReceiveAsync()).Reference;
        var open = await OpenAsync(clinic, reference);
        var fields = Show(open);
        Assert.Equal($"{open.Version}", fields.Find("[name=version]").GetAttribute("value"));
        Assert.Equal("New", fields.Find("[name=worklist]").GetAttribute("value"));
        Assert.Equal(new BoardPlace(open.NextActionDueAt, open.Tier, open.Id), BoardPlace.Parse(fields.Find("[name=place]").GetAttribute("value")));
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, reference, ClosureReason.Declined, null, CancellationToken.None);
        Assert.Empty(Show(await OpenAsync(clinic, reference)).FindAll("[name=place]"));
    }

    private IRenderedComponent<DeskFields> Show(Enquiry enquiry) => Render<DeskFields>(parameters => parameters.Add(component => component.Enquiry, enquiry).Add(component => component.Worklist, "New"));

    private static async Task<Enquiry> OpenAsync(TestClinic clinic, string reference) =>
        (await clinic.Get<EnquiryFiles>().OpenAsync(clinic.Receptionist, reference, CancellationToken.None))!.Enquiry;
}
