using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

public sealed class EnquirySearchTests
{
    [Theory, EveryDatabase]
    public async Task Nothing_asked_is_nothing_found_and_too_little_is_said(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync();
        Assert.Equal(SearchPart.Nothing, await FindAsync(clinic, " "));
        var little = await FindAsync(clinic, "12");
        Assert.True(little is { IsAsked: true, Hits.Count: 0, Readings.Count: 0 });
        Assert.Empty((await FindAsync(clinic, "nobody at all")).Hits);
        Assert.Empty((await FindAsync(clinic, "%")).Hits);
        Assert.Empty((await FindAsync(clinic, "q%e")).Hits);
        Assert.Empty((await FindAsync(clinic, "zoe_example")).Hits);
        Assert.Empty((await FindAsync(clinic, "zoe' OR 1=1 --")).Hits);
    }

    [Theory, EveryDatabase]
    public async Task A_common_name_with_a_rare_filter_is_looked_through_piece_by_piece_and_to_the_end(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var rare = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        for (var i = 0; i < 220; i++)
        {
            clinic.Clock.Advance(Duration.FromSeconds(1));
            await clinic.ReceiveAsync();
        }

        var search = new EnquirySearch(clinic.Get<IDbContextFactory<ClinicDbContext>>(), clinic.Get<ClinicProfile>(), clinic.Get<SearchFiling>(), clinic.Clock) { MostRead = 100 };
        var filter = SearchFilter.None with { Tier = Tier.P1 };
        var (found, place, pages) = (new List<string>(), (long?)null, 0);
        do
        {
            var part = await search.FindAsync(clinic.Receptionist, "quince", filter, place, CancellationToken.None);
            Assert.False(part.IsSimilar);
            Assert.Equal(part.IsCut, part.Next is not null);
            found.AddRange(part.Hits.Select(hit => hit.Reference));
            (place, pages) = (part.Next, pages + 1);
        }
        while (place is not null);
        Assert.Equal([rare], found);
        Assert.Equal(3, pages);
        var whole = await FindAsync(clinic, "quince");
        Assert.Equal((EnquirySearch.PageSize, false), (whole.Hits.Count, whole.IsCut));
    }

    [Theory, EveryDatabase]
    public async Task A_role_without_the_board_finds_nothing(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await Assert.ThrowsAsync<NotPermittedException>(
            () => clinic.Get<EnquirySearch>().FindAsync(clinic.Receptionist with { Role = (Role)99 }, "zoe", SearchFilter.None, null, CancellationToken.None));
        Assert.All([clinic.Receptionist, clinic.Clinician, clinic.Manager], actor => Assert.True(actor.May(Permission.ReadBoard)));
    }

    [Theory, EveryDatabase]
    public async Task A_person_is_found_by_everything_that_staff_may_know(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Somebody Else").Write("phone", "07700 900999").Write("email", "else@example.net"));
        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("who", "other").Write("name", "Łukasz O’Brien-Ærø").Write("proxyName", "Bo Li").Write("proxyRelation", "friend")
            .Write("phone", "020 7946 0777").Write("email", "Lukasz.OBrien@example.org"))).Reference;
        var signs = reference.Replace("-", "", StringComparison.Ordinal);
        string[] asked =
        [
            reference, signs, signs.ToLowerInvariant(), signs[2..], reference[..6], signs[..5], "łukasz", "LUKASZ", "luk", "lukas", "o'brien", "OBRIEN", "brien", "aero", "Ærø luk", "brien lukasz", "lukasz obrien",
            "Bo Li", "li", "luk bo", "02079460777", "+44 20 7946 0777", "020 7946-0777", "0777", "460777", "7946 0777", "lukasz.obrien@example.org", "Lukasz.o", "lukasz.ob", "obrien@ex", "@example.org",
            "lukazs", "lukasz obrein", "lkuasz obrien", "obrein",
        ];
        foreach (var text in asked)
        {
            var hits = (await FindAsync(clinic, text)).Hits;
            Assert.True(hits.Count == 1 && hits[0].Reference == reference, $"'{text}' found {hits.Count}");
        }

        Assert.True((await FindAsync(clinic, "lukazs")).IsSimilar);
        Assert.True((await FindAsync(clinic, "lukasz obrein")).IsSimilar);
        Assert.False((await FindAsync(clinic, "lukasz")).IsSimilar);
    }

    [Theory, EveryDatabase]
    public async Task Names_in_any_script_are_found(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        foreach (var (name, asked) in new[] { ("محمد عبد الله", "محمد"), ("Мохаммед Ёлкин", "елкин мох"), ("王小明", "小明"), ("김철수", "김철"), ("Ἀλέξανδρος Παπάς", "αλεξ"), ("שרה כהן", "כהן"), ("Nguyễn Thị Ánh", "nguyen anh"), ("🙂 Ünal", "unal") })
        {
            var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", name))).Reference;
            Assert.Equal((asked, reference), (asked, Assert.Single((await FindAsync(clinic, asked)).Hits).Reference));
        }
    }

    [Theory, EveryDatabase]
    public async Task The_longest_name_is_found_by_its_first_words(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var name = string.Join(' ', Enumerable.Range(0, 20).Select(i => $"Word{(char)('a' + i)}"));
        var reference = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", name))).Reference;
        Assert.Equal(reference, Assert.Single((await FindAsync(clinic, "worda wordc")).Hits).Reference);
        Assert.Equal(reference, Assert.Single((await FindAsync(clinic, name)).Hits).Reference);
    }

    [Theory, EveryDatabase]
    public async Task Many_come_newest_first_in_pages_and_each_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var sent = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            sent.Insert(0, (await clinic.ReceiveAsync()).Reference);
            clinic.Clock.Advance(Duration.FromMilliseconds(i % 3));
            if (i % 10 == 0)
            {
                await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Somebody Else"));
            }
        }

        foreach (var text in new[] { "zoe", "quince zoe", "0123", "zoe@" })
        {
            var (pages, after) = (new List<List<SearchHit>>(), (long?)null);
            do
            {
                var part = await FindAsync(clinic, text, after: after);
                pages.Add([.. part.Hits]);
                after = part.Next;
            }
            while (after is not null);
            var expected = text is "0123" or "zoe@" ? 66 : 60;
            Assert.Equal([25, 25, expected - 50], pages.Select(page => page.Count));
            var all = pages.SelectMany(page => page).ToList();
            Assert.Equal(all.Select(hit => hit.Order).OrderDescending(), all.Select(hit => hit.Order));
            Assert.Equal(expected, all.Select(hit => hit.Reference).Distinct().Count());
            Assert.Equal(all.Select(hit => hit.ReceivedAt).OrderDescending(), all.Select(hit => hit.ReceivedAt));
        }
    }

    [Theory, EveryDatabase]
    public async Task Filters_leave_out_and_may_stand_alone(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var routine = (await clinic.ReceiveAsync()).Reference;
        clinic.Clock.Advance(Duration.FromDays(1));
        var today = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        clinic.Clock.Advance(Duration.FromDays(1));
        var closed = (await clinic.ReceiveAsync()).Reference;
        await clinic.Get<TriageDesk>().CloseAsync(clinic.Receptionist, closed, ClosureReason.Declined, null, CancellationToken.None);
        var (first, last) = (new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 26));
        (SearchFilter Filter, string[] Found)[] all =
        [
            (new SearchFilter(Tier.P1), [today]), (new SearchFilter(Status: SearchStatus.Closed), [closed]), (new SearchFilter(Status: SearchStatus.Open), [today, routine]),
            (new SearchFilter(Status: SearchStatus.Quarantined), []), (new SearchFilter(Worklist: Worklist.New), [routine]), (new SearchFilter(From: last), [closed]),
            (new SearchFilter(To: first), [routine]), (new SearchFilter(From: first, To: last), [closed, today, routine]), (new SearchFilter(From: last, To: first), []),
            (new SearchFilter(Tier.P1, SearchStatus.Closed), []), (new SearchFilter(SpecialistId: clinic.Back.Id), []),
        ];
        foreach (var (filter, found) in all)
        {
            Assert.Equal(found, (await FindAsync(clinic, "", filter)).Hits.Select(hit => hit.Reference));
            Assert.Equal(found, (await FindAsync(clinic, "zoe", filter)).Hits.Select(hit => hit.Reference));
            Assert.Equal(found, (await FindAsync(clinic, "zoe qiunce", filter)).Hits.Select(hit => hit.Reference));
        }

        Assert.Equal([closed], (await FindAsync(clinic, "today")).Hits.Select(hit => hit.Reference));
        Assert.Equal([today], (await FindAsync(clinic, "25/11/2026")).Hits.Select(hit => hit.Reference));
    }

    [Theory, EveryDatabase]
    public async Task Those_who_see_a_specialist_are_found_until_it_is_called_off(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var receipt = await clinic.ReceiveAsync();
        await clinic.ReceiveAsync();
        await using var db = clinic.Db();
        var enquiry = await db.Enquiries.SingleAsync(row => row.Reference == receipt.Reference);
        var patient = await clinic.Get<EnquiryPatient>().ReadAsync(db, enquiry, CancellationToken.None);
        var diary = clinic.Get<Diary>();
        var booked = await diary.BookAsync(
            clinic.Receptionist, new BookingRequest(Guid.NewGuid(), patient, EnquiryPatient.Query(patient, clinic.First.Id), clinic.Back.Id, Instant.FromUtc(2026, 12, 1, 10, 0)), CancellationToken.None);
        Assert.Equal(receipt.Reference, Assert.Single((await FindAsync(clinic, "zoe", new SearchFilter(SpecialistId: clinic.Back.Id))).Hits).Reference);
        Assert.Empty((await FindAsync(clinic, "zoe", new SearchFilter(SpecialistId: clinic.Neck.Id))).Hits);
        await diary.CancelAsync(booked.AppointmentId!.Value, clinic.Receptionist, CancelReason.FeelsBetter, null, CancellationToken.None);
        Assert.Empty((await FindAsync(clinic, "zoe", new SearchFilter(SpecialistId: clinic.Back.Id))).Hits);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_shares_each_name_with_many_is_found_behind_them_and_only_by_two_words_of_one_name(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Task<Receipt> Receive(string name, string? proxy = null) => clinic.ReceiveAsync(
            proxy is null ? Sheets.AllNo().Write("name", name) : Sheets.AllNo().Choose("who", "other").Write("name", name).Write("proxyName", proxy).Write("proxyRelation", "friend"));
        var oldest = (await Receive("Margaret Ashtiwick")).Reference;
        await Receive("Margaret Quince", "Bob Ashtiwick");
        for (var i = 0; i < 110; i++)
        {
            clinic.Clock.Advance(Duration.FromSeconds(1));
            await Receive(i % 2 == 0 ? "Margaret Ashford" : "Martin Ashtonby");
        }

        foreach (var text in new[] { "margaret ashti", "margaret ashtiwick", "ashtiwick margaret", "marg ashtiw" })
        {
            Assert.Equal((text, oldest), (text, Assert.Single((await FindAsync(clinic, text)).Hits).Reference));
        }

        Assert.Equal(2, (await FindAsync(clinic, "ashtiwick")).Hits.Count);
        Assert.Equal(EnquirySearch.PageSize, (await FindAsync(clinic, "margaret ash")).Hits.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_slip_is_found_behind_all_who_are_called_much_like_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var oldest = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Bertha Smith"))).Reference;
        for (var i = 0; i < 30; i++)
        {
            clinic.Clock.Advance(Duration.FromSeconds(1));
            await clinic.ReceiveAsync(Sheets.AllNo().Write("name", i % 2 == 0 ? "Anna Smith" : "Bertrand Jones"));
        }

        var search = new EnquirySearch(clinic.Get<IDbContextFactory<ClinicDbContext>>(), clinic.Get<ClinicProfile>(), clinic.Get<SearchFiling>(), clinic.Clock) { MostCompared = 10 };
        Task<SearchPart> Find(string text) => search.FindAsync(clinic.Manager, text, SearchFilter.None, null, CancellationToken.None);
        foreach (var text in new[] { "bertha smiht", "berhta smith", "smtih bertha", "bertha snith" })
        {
            var part = await Find(text);
            Assert.Equal((text, oldest, true), (text, Assert.Single(part.Hits).Reference, part.IsSimilar));
        }

        Assert.Equal(10, (await Find("smiht")).Hits.Count);
        Assert.Empty((await Find("berhta smiht")).Hits);
        Assert.Empty((await Find("xylo smiht")).Hits);
        Assert.Empty((await Find("bo qi")).Hits);
    }

    [Theory, EveryDatabase]
    public async Task A_slip_is_found_where_both_names_are_common_and_in_the_last_of_three(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var both = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Margaret Thompson"))).Reference;
        var three = (await clinic.ReceiveAsync(Sheets.AllNo().Write("name", "Maria Garcia Lopez"))).Reference;
        for (var i = 0; i < 30; i++)
        {
            clinic.Clock.Advance(Duration.FromSeconds(1));
            await clinic.ReceiveAsync(Sheets.AllNo().Write("name", i % 2 == 0 ? "Anna Thompson" : "Margaret Jones"));
        }

        var search = new EnquirySearch(clinic.Get<IDbContextFactory<ClinicDbContext>>(), clinic.Get<ClinicProfile>(), clinic.Get<SearchFiling>(), clinic.Clock) { MostCompared = 10 };
        foreach (var (text, reference) in new[] { ("margraet thompson", both), ("margaret thomspon", both), ("maria garcia lpoez", three), ("mraia garcia lopez", three) })
        {
            var part = await search.FindAsync(clinic.Manager, text, SearchFilter.None, null, CancellationToken.None);
            Assert.Equal((text, reference, true), (text, Assert.Single(part.Hits).Reference, part.IsSimilar));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_slip_with_a_filter_is_looked_for_among_those_that_meet_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var urgent = (await clinic.ReceiveAsync(Sheets.AllNo().Choose("signs", "weightLoss"))).Reference;
        for (var i = 0; i < 110; i++)
        {
            clinic.Clock.Advance(Duration.FromSeconds(1));
            await clinic.ReceiveAsync();
        }

        var part = await FindAsync(clinic, "quinec", SearchFilter.None with { Tier = Tier.P1 });
        Assert.Equal((urgent, true), (Assert.Single(part.Hits).Reference, part.IsSimilar));
        Assert.Equal(EnquirySearch.PageSize, (await FindAsync(clinic, "quinec")).Hits.Count);
        Assert.Empty((await FindAsync(clinic, "quinec", SearchFilter.None with { Tier = Tier.P0 })).Hits);
    }

    private static Task<SearchPart> FindAsync(TestClinic clinic, string text, SearchFilter? filter = null, long? after = null) =>
        clinic.Get<EnquirySearch>().FindAsync(clinic.Manager, text, filter ?? SearchFilter.None, after, CancellationToken.None);
}
