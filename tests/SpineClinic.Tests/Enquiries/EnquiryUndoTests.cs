using System.Reflection;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Enquiries;

public sealed class EnquiryUndoTests
{
    // Never changed by an act at the desk: what the patient sent, who they are, and the bookkeeping of undoing itself.
    private static readonly string[] Kept =
    [
        "Id", "Reference", "SubmissionKey", "ReceivedAt", "Channel", "Language", "QuestionnaireVersion", "StopRulesVersion", "PriorityRulesVersion", "DataKeyId", "SealedSheet", "Name",
        "ProxyName", "Phone", "Email", "ChangedAfterStop", "WorseAt", "NameKey", "PersonId", "IsSynthetic", "Version", "LastAct",
    ];

    // It follows from the others.
    private const string Derived = "Worklist";

    [Fact]
    public void Every_property_is_put_back_or_is_never_changed_by_an_act()
    {
        var stored = typeof(Enquiry).GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name);
        var state = typeof(Enquiry).GetNestedType("State", BindingFlags.NonPublic)!.GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract");
        Assert.Equal(stored.Order(StringComparer.Ordinal), state.Concat(Kept).Append(Derived).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_an_act_there_is_nothing_to_take_back()
    {
        var enquiry = Make();
        Assert.Null(enquiry.UndoableBy(Guid.NewGuid(), TestClinic.Start));
        Assert.Throws<InvalidOperationException>(() => enquiry.Undo(Actor.Staff(Guid.NewGuid()), TestClinic.Start));
        Assert.Throws<InvalidOperationException>(() => enquiry.Undo(Actor.Patient, TestClinic.Start));
    }

    private static Enquiry Make() => Received.Make(TestClinic.Start, TestClinic.Start + Duration.FromDays(1)).Enquiry;
}
