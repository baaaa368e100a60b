using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Tests.StaffDiary;

namespace SpineClinic.Web.Tests.Search;

/// <summary>What a search may find.</summary>
public abstract class SearchContext : DiaryContext
{
    protected static StaffActor Clinician { get; } = new(Guid.NewGuid(), "Dr Back", Role.Specialist);

    protected static SearchHit Hit(string name = "Zoë Quince", SearchKind? kind = SearchKind.Name, ClosureReason? closure = null) => new(
        7, "SC-4H7K-2M", name, null, Tier.P3, false, closure is null ? Worklist.New : null, closure, TestClinic.Start - Duration.FromDays(400), "+447700900123", "zoe@example.org", kind);

    protected static SearchPart Found(params SearchHit[] hits) => new(hits, null, [new SearchReading(SearchKind.Name, "", ["zoe"])], IsAsked: true, IsSimilar: false);
}
