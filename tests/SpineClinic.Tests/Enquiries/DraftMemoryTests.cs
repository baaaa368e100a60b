using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Testing;

namespace SpineClinic.Tests.Enquiries;

public sealed class DraftMemoryTests
{
    private static readonly RuleSet Rules = SafetyLibrary.Load().Rules;
    private static readonly Questionnaire Form = QuestionnaireLibrary.Load(Rules).Current;
    private static readonly Instant Later = TestClinic.Start + Duration.FromHours(1);

    [Fact]
    public void An_older_state_never_replaces_a_newer_one()
    {
        var memory = new DraftMemory(2);
        memory.Keep("a", State(2), Later);
        memory.Keep("a", State(1), Later);
        Assert.Equal(2, memory.Find("a", TestClinic.Start)!.Version.Version);
    }

    [Fact]
    public void What_has_expired_or_was_forgotten_is_not_there()
    {
        var memory = new DraftMemory(2);
        memory.Keep("a", State(1), Later);
        Assert.Null(memory.Find("a", Later));
        memory.Forget("a");
        Assert.Null(memory.Find("a", TestClinic.Start));
    }

    [Fact]
    public void What_was_closed_is_not_brought_back_by_a_page_that_read_it_before()
    {
        var memory = new DraftMemory(2);
        memory.Close("a", Later);
        memory.Keep("a", State(3), Later);
        Assert.Null(memory.Find("a", TestClinic.Start));
    }

    [Fact]
    public void The_one_that_was_not_used_for_longest_goes_first()
    {
        var memory = new DraftMemory(2);
        memory.Keep("a", State(1), Later);
        memory.Keep("b", State(1), Later);
        memory.Find("a", TestClinic.Start);
        memory.Keep("c", State(1), Later);
        Assert.Equal([true, false, true], new[] { "a", "b", "c" }.Select(hash => memory.Find(hash, TestClinic.Start) is not null));
    }

    [Fact]
    public void A_clinic_of_several_processes_remembers_nothing()
    {
        var memory = new DraftMemory(0);
        memory.Keep("a", State(1), Later);
        Assert.Null(memory.Find("a", TestClinic.Start));
    }

    private static DraftState State(int version) => new(
        new EnquirySubmission.DraftVersion(Guid.NewGuid(), version), Guid.NewGuid(), "en", AnswerSheet.Empty, new FormRoute(Form, Rules, AnswerSheet.Empty), IsSent: false);
}
