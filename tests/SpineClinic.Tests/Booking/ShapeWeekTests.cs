using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using static SpineClinic.Tests.Booking.ShapeDesk;

namespace SpineClinic.Tests.Booking;

/// <summary>Dr Back is in Room 1 on Tuesdays, 9 to 17.</summary>
public sealed class ShapeWeekTests
{
    [Theory, EveryDatabase]
    public async Task A_session_that_cannot_be_is_refused_at_its_fields(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        (ShapeForm Form, string[] Fields)[] wrong =
        [
            (new ShapeForm(), ["specialist", "day", "starts", "ends", "from", "room", "weeks"]),
            (Session(clinic.Neck, clinic.RoomOne, "Monday", "12:00", "12:00"), ["ends"]),
            (Session(clinic.Neck, clinic.RoomOne, "Monday", "09:02", "12:00"), ["starts"]),
            (Session(clinic.Neck, clinic.RoomOne, "None", "9am", "25:00"), ["day", "starts", "ends"]),
            (Session(clinic.Neck, clinic.RoomOne, "Monday").With("until", "2026-11-30"), ["until"]),
            (Session(clinic.Neck, clinic.RoomOne, "Monday", from: "2026-02-30"), ["from"]),
            (Session(clinic.Neck, clinic.RoomOne, "Monday").With("weeks", "0"), ["weeks"]),
            (Session(clinic.Neck, new Room("Elsewhere"), "Monday"), ["room"]),
        ];
        foreach (var (form, fields) in wrong)
        {
            AssertRefused(await clinic.Shape().AddSessionAsync(clinic.Manager, form, true, default), form, fields);
        }

        Assert.Empty(await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_specialist_is_not_in_two_sessions_and_a_room_not_with_two_specialists(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var two = await clinic.RoomAsync("Room 2");
        var own = Session(clinic.Back, two, starts: "16:55", ends: "18:00");
        AssertRefused(await clinic.Shape().AddSessionAsync(clinic.Manager, own, true, default), own, "starts");
        Assert.Equal("Choose another time: Dr Back has another session on 2026-12-01, 09:00 to 17:00", own.Problems[0].Text);
        var room = Session(clinic.Neck, clinic.RoomOne, starts: "08:00", ends: "09:05");
        AssertRefused(await clinic.Shape().AddSessionAsync(clinic.Manager, room, true, default), room, "starts");
        Assert.Equal("Choose another time or room: Dr Back is in Room 1 on 2026-12-01, 09:00 to 17:00", room.Problems[0].Text);

        ShapeForm[] right = [Session(clinic.Back, two, starts: "17:00", ends: "18:00"), Session(clinic.Neck, two), Session(clinic.Neck, clinic.RoomOne, "Wednesday")];
        foreach (var form in right)
        {
            Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddSessionAsync(clinic.Manager, form, false, default)).Outcome);
        }
    }

    [Theory, EveryDatabase]
    public async Task Two_share_a_room_week_by_week_and_not_when_their_weeks_meet(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddSessionAsync(clinic.Manager, Session(clinic.Neck, clinic.RoomOne, "Monday", from: "2026-11-30").With("weeks", 2), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddSessionAsync(clinic.Manager, Session(clinic.Back, clinic.RoomOne, "Monday", from: "2026-12-07").With("weeks", 2), false, default)).Outcome);

        // Every third week meets every second one in the end.
        var third = Session(clinic.Back, clinic.RoomOne, "Monday", "11:00", "13:00", "2026-12-07").With("weeks", 3);
        AssertRefused(await clinic.Shape().AddSessionAsync(clinic.Manager, third, true, default), third, "starts");
        var after = Session(clinic.Back, clinic.RoomOne, "Monday", "11:00", "13:00", "2026-11-30").With("weeks", 2).With("until", "2026-11-30");
        AssertRefused(await clinic.Shape().AddSessionAsync(clinic.Manager, after, true, default), after, "starts");
    }

    [Theory, EveryDatabase]
    public async Task One_date_is_checked_as_it_will_be(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var shape = clinic.Shape();
        var clash = Dates(clinic.Neck, "extra", "2026-12-01", "13:00", "15:00", clinic.RoomOne);
        AssertRefused(await shape.AddSessionChangeAsync(clinic.Manager, clash, true, default), clash, "starts");
        var past = Dates(clinic.Back, "out", "2026-11-17", "13:00", "17:00");
        AssertRefused(await shape.AddSessionChangeAsync(clinic.Manager, past, true, default), past, "date");
        var nothing = Dates(clinic.Back, "", "2026-12-01", "13:00", "17:00");
        AssertRefused(await shape.AddSessionChangeAsync(clinic.Manager, nothing, true, default), nothing, "kind");

        // Dr Back gives the afternoon away, Dr Neck takes the room; now the afternoon cannot come back.
        Assert.Equal(ShapeOutcome.Done, (await shape.AddSessionChangeAsync(clinic.Manager, Dates(clinic.Back, "out", "2026-12-01", "13:00", "17:00"), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.Done, (await shape.AddSessionChangeAsync(clinic.Manager, Dates(clinic.Neck, "extra", "2026-12-01", "13:00", "15:00", clinic.RoomOne), false, default)).Outcome);
        var takenOut = Assert.Single((await clinic.SpecialistAsync("Dr Back")).SessionChanges);
        var back = new ShapeForm();
        AssertRefused(await shape.RemoveSessionChangeAsync(clinic.Manager, takenOut.Id, back, true, default), back, "");
        Assert.Contains("Dr Neck is in Room 1", back.Problems[0].Text, StringComparison.Ordinal);

        var extra = Assert.Single((await clinic.SpecialistAsync("Dr Neck")).SessionChanges);
        Assert.Equal(ShapeOutcome.Done, (await shape.RemoveSessionChangeAsync(clinic.Manager, extra.Id, new ShapeForm(), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.Done, (await shape.RemoveSessionChangeAsync(clinic.Manager, takenOut.Id, new ShapeForm(), false, default)).Outcome);
        Assert.Equal(4, (await clinic.TrailAsync()).Count);
    }

    [Theory, EveryDatabase]
    public async Task What_has_taken_place_is_ended_and_never_removed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var session = Assert.Single((await clinic.SpecialistAsync("Dr Back")).Sessions);
        var removal = new ShapeForm();
        AssertRefused(await clinic.Shape().RemoveSessionAsync(clinic.Manager, session.Id, removal, true, default), removal, "until");
        foreach (var until in new[] { "2025-12-31", "2026-11-22", "never" })
        {
            var form = new ShapeForm().With("until", until);
            AssertRefused(await clinic.Shape().EndSessionAsync(clinic.Manager, session.Id, form, true, default), form, "until");
        }

        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().EndSessionAsync(clinic.Manager, session.Id, new ShapeForm().With("until", "2026-11-24"), false, default)).Outcome);
        Assert.NotEmpty(await clinic.TimesAsync(clinic.First, new LocalDate(2026, 11, 24)));
        Assert.Empty(await clinic.TimesAsync(clinic.First, new LocalDate(2026, 12, 1)));

        // Now another has the room, and the week cannot go on as it was.
        await clinic.Shape().AddSessionAsync(clinic.Manager, Session(clinic.Neck, clinic.RoomOne), false, default);
        var on = new ShapeForm().With("until", "");
        AssertRefused(await clinic.Shape().EndSessionAsync(clinic.Manager, session.Id, on, true, default), on, "starts");
        var coming = Assert.Single((await clinic.SpecialistAsync("Dr Neck")).Sessions);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().RemoveSessionAsync(clinic.Manager, coming.Id, new ShapeForm(), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().EndSessionAsync(clinic.Manager, session.Id, new ShapeForm().With("until", ""), false, default)).Outcome);
    }

    [Theory, EveryDatabase]
    public async Task Who_comes_back_into_use_does_not_get_a_room_that_another_has(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.Shape().ChangeSpecialistAsync(clinic.Manager, clinic.Back.Id, ShapeForms.Of(clinic.Back).With("active", false), false, default);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddSessionAsync(clinic.Manager, Session(clinic.Neck, clinic.RoomOne), false, default)).Outcome);
        var again = ShapeForms.Of(clinic.Back);
        AssertRefused(await clinic.Shape().ChangeSpecialistAsync(clinic.Manager, clinic.Back.Id, again, true, default), again, "starts");
        Assert.False((await clinic.SpecialistAsync("Dr Back")).IsActive);
    }

    [Theory, EveryDatabase]
    public async Task Two_managers_who_give_one_room_away_at_one_moment_do_it_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var results = await Task.WhenAll(
            Task.Run(() => clinic.Shape().AddSessionAsync(clinic.Manager, Session(clinic.Neck, clinic.RoomOne, "Friday"), false, default)),
            Task.Run(() => clinic.Shape().AddSessionAsync(clinic.Manager, Session(clinic.Back, clinic.RoomOne, "Friday"), false, default)));
        Assert.Equal([ShapeOutcome.Done, ShapeOutcome.Refused], results.Select(result => result.Outcome).Order());
    }
}
