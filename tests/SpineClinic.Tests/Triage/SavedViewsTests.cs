using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class SavedViewsTests
{
    private static readonly SearchFilter Urgent = new(Tier.P1, SearchStatus.Open);

    [Theory, EveryDatabase]
    public async Task What_cannot_be_saved_is_refused_and_writes_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Equal(SavedViewOutcome.FilterMissing, await SaveAsync(clinic, clinic.Receptionist, "Urgent", SearchFilter.None));
        Assert.Equal(SavedViewOutcome.NameMissing, await SaveAsync(clinic, clinic.Receptionist, " ★ "));
        Assert.Equal(SavedViewOutcome.NameTooLong, await SaveAsync(clinic, clinic.Receptionist, new string('x', 61)));
        await Assert.ThrowsAsync<NotPermittedException>(() => SaveAsync(clinic, clinic.Clinician, "Urgent", isShared: true));
        Assert.Empty(await ListAsync(clinic, clinic.Receptionist));
        Assert.Equal(0, await AuditsAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task One_is_saved_opened_renamed_and_deleted_by_its_owner_alone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var filter = new SearchFilter(Tier.P2, SearchStatus.Closed, Worklist.ToBook, clinic.Back.Id, new LocalDate(2026, 1, 2), new LocalDate(2026, 3, 4));
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.Receptionist, "  Mine  ", filter));
        var view = Assert.Single(await ListAsync(clinic, clinic.Receptionist));
        Assert.Equal(("Mine", filter, false), (view.Name, view.Filter, view.IsShared));
        Assert.Empty(await ListAsync(clinic, clinic.SecondReceptionist));
        var views = clinic.Get<SavedViews>();
        Assert.Equal(SavedViewOutcome.NotFound, await views.RenameAsync(clinic.SecondReceptionist, view.Id, "Stolen", CancellationToken.None));
        Assert.Equal(SavedViewOutcome.NotFound, await views.DeleteAsync(clinic.Manager, view.Id, CancellationToken.None));
        Assert.Equal(SavedViewOutcome.NameMissing, await views.RenameAsync(clinic.Receptionist, view.Id, "", CancellationToken.None));
        Assert.Equal(SavedViewOutcome.Done, await views.RenameAsync(clinic.Receptionist, view.Id, "Other", CancellationToken.None));
        Assert.Equal(SavedViewOutcome.Done, await views.RenameAsync(clinic.Receptionist, view.Id, "Other", CancellationToken.None));
        Assert.Equal("Other", Assert.Single(await ListAsync(clinic, clinic.Receptionist)).Name);
        Assert.Equal(SavedViewOutcome.Done, await views.DeleteAsync(clinic.Receptionist, view.Id, CancellationToken.None));
        Assert.Equal(SavedViewOutcome.NotFound, await views.DeleteAsync(clinic.Receptionist, view.Id, CancellationToken.None));
        Assert.Equal(3, await AuditsAsync(clinic));
    }

    [Theory, EveryDatabase]
    public async Task Shared_ones_are_seen_by_all_and_changed_by_reception_and_managers(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await SaveAsync(clinic, clinic.Manager, "Zed", isShared: true);
        await SaveAsync(clinic, clinic.Clinician, "Alpha");
        var seen = await ListAsync(clinic, clinic.Clinician);
        Assert.Equal(["Zed", "Alpha"], seen.Select(view => view.Name));
        var views = clinic.Get<SavedViews>();
        await Assert.ThrowsAsync<NotPermittedException>(() => views.RenameAsync(clinic.Clinician, seen[0].Id, "Mine now", CancellationToken.None));
        await Assert.ThrowsAsync<NotPermittedException>(() => views.DeleteAsync(clinic.Clinician, seen[0].Id, CancellationToken.None));
        Assert.Equal(SavedViewOutcome.Done, await views.RenameAsync(clinic.Receptionist, seen[0].Id, "Everybody's", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_name_is_one_owners_once_in_any_spelling(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.Receptionist, "Für heute"));
        Assert.Equal(SavedViewOutcome.NameTaken, await SaveAsync(clinic, clinic.Receptionist, "FUR  HEUTE"));
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.SecondReceptionist, "Fur heute"));
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.Receptionist, "Fur heute", isShared: true));
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.Receptionist, "Another"));
        var other = (await ListAsync(clinic, clinic.Receptionist)).Single(view => view.Name == "Another");
        Assert.Equal(SavedViewOutcome.NameTaken, await clinic.Get<SavedViews>().RenameAsync(clinic.Receptionist, other.Id, "fur heute", CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task The_same_page_sent_twice_is_saved_once_and_there_is_an_end_to_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var (views, id) = (clinic.Get<SavedViews>(), Guid.NewGuid());
        Assert.Equal(SavedViewOutcome.Done, await views.SaveAsync(clinic.Receptionist, id, "Once", Urgent, false, CancellationToken.None));
        Assert.Equal(SavedViewOutcome.Done, await views.SaveAsync(clinic.Receptionist, id, "Once", Urgent, false, CancellationToken.None));
        for (var i = 1; i < SavedViews.Most; i++)
        {
            Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.Receptionist, $"View {i}"));
        }

        Assert.Equal(SavedViewOutcome.TooMany, await SaveAsync(clinic, clinic.Receptionist, "One more"));
        Assert.Equal(SavedViewOutcome.Done, await SaveAsync(clinic, clinic.Receptionist, "One more", isShared: true));
        Assert.Equal(SavedViews.Most + 1, (await ListAsync(clinic, clinic.Receptionist)).Count);
    }

    private static Task<SavedViewOutcome> SaveAsync(TestClinic clinic, StaffActor actor, string name, SearchFilter? filter = null, bool isShared = false) =>
        clinic.Get<SavedViews>().SaveAsync(actor, Guid.NewGuid(), name, filter ?? Urgent, isShared, CancellationToken.None);

    private static Task<IReadOnlyList<SavedView>> ListAsync(TestClinic clinic, StaffActor actor) => clinic.Get<SavedViews>().ListAsync(actor, CancellationToken.None);

    private static async Task<int> AuditsAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.AuditEntries.CountAsync(entry => entry.SubjectType == "savedView");
    }
}
