using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Testing;
using static SpineClinic.Tests.Booking.ShapeDesk;

namespace SpineClinic.Tests.Booking;

public sealed class ShapeSettingsTests
{
    private static readonly LocalDate NextTuesday = new(2026, 12, 1);

    [Theory, EveryDatabase]
    public async Task Only_a_manager_sees_or_changes_it(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var shape = clinic.Shape();
        foreach (var actor in new[] { clinic.Receptionist, clinic.Clinician })
        {
            Func<Task>[] acts =
            [
                () => shape.GetAsync(actor, default), () => shape.ChangeSiteAsync(actor, null, new(), false, default), () => shape.ChangeRoomAsync(actor, clinic.RoomOne.Id, new(), true, default),
                () => shape.ChangeEquipmentAsync(actor, null, new(), false, default), () => shape.ChangeTypeAsync(actor, clinic.First.Id, ShapeForms.Of(clinic.First), true, default),
                () => shape.ChangeSpecialistAsync(actor, clinic.Back.Id, new(), false, default), () => shape.AddSessionAsync(actor, new(), false, default),
                () => shape.EndSessionAsync(actor, 1, new(), false, default), () => shape.RemoveSessionAsync(actor, 1, new(), false, default),
                () => shape.AddSessionChangeAsync(actor, new(), false, default), () => shape.RemoveSessionChangeAsync(actor, 1, new(), false, default),
                () => shape.AddAbsenceAsync(actor, new(), false, default), () => shape.RemoveAbsenceAsync(actor, 1, new(), false, default),
                () => shape.AddClosureAsync(actor, new(), false, default), () => shape.RemoveClosureAsync(actor, 1, new(), false, default),
                () => shape.AddCarveOutAsync(actor, new(), false, default), () => shape.RemoveCarveOutAsync(actor, Guid.Empty, new(), false, default),
            ];
            foreach (var act in acts)
            {
                await Assert.ThrowsAsync<NotPermittedException>(act);
            }
        }

        Assert.Empty(await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task What_another_manager_changed_meanwhile_is_kept_and_what_both_changed_is_refused_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var shape = clinic.Shape();
        ShapeForm Opened() => ShapeForms.Of(clinic.First).WithWhatStood();
        var (mine, theirs) = (Opened().With("length", "40").With("name", "Mine"), Opened().With("after", "10").With("name", "Theirs").With("whatToBring", "A list"));
        Assert.Equal(ShapeOutcome.Done, (await shape.ChangeTypeAsync(clinic.Manager, clinic.First.Id, theirs, false, default)).Outcome);
        AssertRefused(await shape.ChangeTypeAsync(clinic.Manager, clinic.First.Id, mine, false, default), mine, "name");
        Assert.Contains("“Theirs”", mine.Problems[0].Text, StringComparison.Ordinal);
        Assert.Equal(("Mine", "40", "10"), (mine["name"], mine["length"], mine["after"]));
        var again = mine.Fields.Aggregate(new ShapeForm(), (form, field) => form.With(field.Field, [.. form.All(field.Field), field.Text]));
        Assert.Equal(ShapeOutcome.Done, (await shape.ChangeTypeAsync(clinic.Manager, clinic.First.Id, again, false, default)).Outcome);
        var stands = (await shape.GetAsync(clinic.Manager, default)).Shape.Type(clinic.First.Id)!;
        Assert.Equal(("Mine", 40, 10, "A list"), (stands.Name, stands.LengthMinutes, stands.BufferAfterMinutes, stands.WhatToBring));
    }

    [Theory, EveryDatabase]
    public async Task What_there_is_not_cannot_be_changed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var shape = clinic.Shape();
        ShapeResult[] results =
        [
            await shape.ChangeTypeAsync(clinic.Manager, Guid.NewGuid(), ShapeForms.Of(clinic.First).With("name", "Another"), false, default),
            await shape.ChangeRoomAsync(clinic.Manager, Guid.NewGuid(), new ShapeForm().With("name", "Room 9"), false, default),
            await shape.EndSessionAsync(clinic.Manager, 4711, new ShapeForm(), false, default), await shape.RemoveSessionAsync(clinic.Manager, 4711, new ShapeForm(), false, default),
            await shape.RemoveSessionChangeAsync(clinic.Manager, 4711, new ShapeForm(), false, default), await shape.RemoveAbsenceAsync(clinic.Manager, 4711, new ShapeForm(), false, default),
            await shape.RemoveClosureAsync(clinic.Manager, 4711, new ShapeForm(), false, default), await shape.RemoveCarveOutAsync(clinic.Manager, Guid.NewGuid(), new ShapeForm(), false, default),
        ];
        Assert.All(results, result => Assert.Equal(ShapeOutcome.NotFound, result.Outcome));
        Assert.Empty(await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_consultation_type_that_cannot_be_is_refused_at_its_fields(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        (ShapeForm Form, string[] Fields)[] wrong =
        [
            (new ShapeForm(), ["name", "length", "before", "after", "grid", "interpreter", "capacity", "modes", "patientNotice", "patientHorizon", "staffNotice", "staffHorizon"]),
            (ShapeForms.NewType().With("name", "  "), ["name"]),
            (ShapeForms.NewType().With("name", "FIRST consultation"), ["name"]),
            (ShapeForms.NewType().With("name", new string('a', 121)), ["name"]),
            (ShapeForms.NewType().With("name", "A").With("length", 7), ["length"]),
            (ShapeForms.NewType().With("name", "A").With("length", "-5"), ["length"]),
            (ShapeForms.NewType().With("name", "A").With("length", "٣٠"), ["length"]),
            (ShapeForms.NewType().With("name", "A").With("length", 480).With("after", 5), ["length"]),
            (ShapeForms.NewType().With("name", "A").With("modes", "InPerson", "Video").With("usual", "Phone"), ["usual"]),
            (ShapeForms.NewType().With("name", "A").With("capacity", 51).With("patientCap", "0").With("staffNotice", "99999999999"), ["capacity", "patientCap", "staffNotice"]),
            (ShapeForms.NewType().With("name", "A").With("prerequisites", string.Join('\n', Enumerable.Repeat("MRI report", 11))), ["prerequisites"]),
        ];
        foreach (var (form, fields) in wrong)
        {
            AssertRefused(await clinic.Shape().ChangeTypeAsync(clinic.Manager, null, form, true, default), form, fields);
        }

        Assert.Empty(await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task What_is_saved_as_it_stands_leaves_no_trace(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().ChangeTypeAsync(clinic.Manager, clinic.First.Id, ShapeForms.Of(clinic.First), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().ChangeSpecialistAsync(clinic.Manager, clinic.Back.Id, ShapeForms.Of(clinic.Back), false, default)).Outcome);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().ChangeRoomAsync(clinic.Manager, clinic.RoomOne.Id, ShapeForms.Of(clinic.RoomOne), false, default)).Outcome);
        Assert.Empty(await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_consultation_type_is_kept_as_it_was_typed(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var form = ShapeForms.NewType().With("name", "MRI  review").With("length", 40).With("before", 5).With("after", 10).With("grid", 20).With("interpreter", 15)
            .With("modes", "InPerson", "Phone", "Video").With("usual", "Video").With("specialists", clinic.Back.Id.ToString(), Guid.NewGuid().ToString())
            .With("rooms", clinic.RoomOne.Id.ToString()).With("prerequisites", "MRI report under 12 months old\r\n\r\n A list of medicines ").With("whatToBring", "Scans")
            .With("direct", true).With("approval", true).With("patientNotice", 48).With("patientHorizon", 30).With("patientCap", 4).With("staffNotice", 0).With("staffHorizon", 400);
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().ChangeTypeAsync(clinic.Manager, null, form, false, default)).Outcome);
        await using var db = clinic.Db();
        var type = await db.ConsultationTypes.AsNoTracking().SingleAsync(one => one.Name == "MRI review");
        Assert.Equal((40, 5, 10, 20, 15), (type.LengthMinutes, type.BufferBeforeMinutes, type.BufferAfterMinutes, type.GridMinutes, type.InterpreterMinutes));
        Assert.Equal([ConsultationMode.Video, ConsultationMode.InPerson, ConsultationMode.Phone], type.Modes);
        Assert.Equal([clinic.Back.Id], type.SpecialistIds);
        Assert.Equal([clinic.RoomOne.Id], type.RoomIds);
        Assert.Equal(["MRI report under 12 months old", "A list of medicines"], type.Prerequisites);
        Assert.Equal((true, true, true), (type.IsDirectlyBookable, type.NeedsApproval, type.IsActive));
        Assert.Equal((new BookingLimits(48, 30, 4), new BookingLimits(0, 400, null)), (type.PatientLimits, type.StaffLimits));
        Assert.Equal(["shape.TypeAdded: "], await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_limit_for_patients_counts_at_once_and_staff_keep_theirs(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        Assert.NotEmpty(await clinic.TimesAsync(clinic.First, NextTuesday, forStaff: false));
        var heard = new List<ClinicSignal>();
        using (clinic.Get<ClinicSignals>().Listen(heard.Add))
        {
            await clinic.Shape().ChangeTypeAsync(clinic.Manager, clinic.First.Id, ShapeForms.Of(clinic.First).With("patientNotice", 240).With("whatToBring", "Your glasses"), false, default);
        }

        Assert.Contains(ClinicSignal.Diary, heard);
        Assert.Empty(await clinic.TimesAsync(clinic.First, NextTuesday, forStaff: false));
        Assert.NotEmpty(await clinic.TimesAsync(clinic.First, NextTuesday));
        Assert.Equal(["shape.TypeChanged: WhatToBring, PatientLimits.NoticeHours"], await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_specialist_needs_an_address_and_a_safe_link(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        foreach (var link in new[] { "http://video.example/room", "javascript:alert(1)", "video.example/room", "https://me:secret@video.example", "https://localhost", "https://video.example/" + new string('a', 500) })
        {
            var form = ShapeForms.Of(clinic.Back).With("video", link);
            AssertRefused(await clinic.Shape().ChangeSpecialistAsync(clinic.Manager, clinic.Back.Id, form, false, default), form, "video");
        }

        var wrong = new ShapeForm().With("name", "dr back").With("email", "nobody").With("languages", "English");
        AssertRefused(await clinic.Shape().ChangeSpecialistAsync(clinic.Manager, null, wrong, false, default), wrong, "name", "email", "languages");
        Assert.Empty(await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_new_specialist_with_a_session_can_be_booked_at_once(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var form = new ShapeForm().With("name", "Ms Hip").With("email", "hip@clinic.example").With("languages", "en, pt-BR en").With("painSites", "leg", "nonsense").With("video", "https://video.example/hip");
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().ChangeSpecialistAsync(clinic.Manager, null, form, false, default)).Outcome);
        var hip = await clinic.SpecialistAsync("Ms Hip");
        Assert.Equal(("en pt-BR", "leg", "https://video.example/hip", true), (string.Join(' ', hip.Languages), string.Join(' ', hip.PainSites), $"{hip.VideoLink}", hip.IsActive));
        Assert.Equal(ShapeOutcome.Done, (await clinic.Shape().AddSessionAsync(clinic.Manager, Session(hip, clinic.RoomOne, "Thursday", from: "2026-11-24"), false, default)).Outcome);
        Assert.Equal([hip.Id], (await clinic.TimesAsync(clinic.First, new LocalDate(2026, 11, 26))).Select(time => time.SpecialistId).Distinct());
        Assert.Equal(["shape.SpecialistAdded: ", $"shape.SessionAdded: Thursday 09:00 to 12:00, from 2026-11-24, every 1, room {clinic.RoomOne.Id:N}"], await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task Two_rooms_of_one_name_or_at_no_known_site_are_refused_and_the_trail_holds_no_name(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var same = new ShapeForm().With("name", "room 1");
        AssertRefused(await clinic.Shape().ChangeRoomAsync(clinic.Manager, null, same, false, default), same, "name");
        var nowhere = new ShapeForm().With("name", "Room 2").With("site", Guid.NewGuid().ToString());
        AssertRefused(await clinic.Shape().ChangeRoomAsync(clinic.Manager, null, nowhere, false, default), nowhere, "site");
        var noAddress = new ShapeForm().With("name", "Riverside");
        AssertRefused(await clinic.Shape().ChangeSiteAsync(clinic.Manager, null, noAddress, false, default), noAddress, "address");

        await clinic.Shape().ChangeSiteAsync(clinic.Manager, null, noAddress.With("address", "1 River Road"), false, default);
        Assert.Empty((await clinic.Shape().GetAsync(clinic.Manager, default)).Shape.Sites);
        await clinic.Shape().ChangeSiteAsync(clinic.Manager, null, new ShapeForm().With("name", "Riverside").With("address", "1 River Road"), false, default);
        var site = Assert.Single((await clinic.Shape().GetAsync(clinic.Manager, default)).Shape.Sites);
        await clinic.RoomAsync("Room 2", site.Id);
        await clinic.Shape().ChangeEquipmentAsync(clinic.Manager, null, new ShapeForm().With("name", "Ultrasound").With("site", $"{site.Id}"), false, default);
        Assert.Equal(["shape.SiteAdded: ", "shape.RoomAdded: ", "shape.EquipmentAdded: "], await clinic.TrailAsync());
    }

    [Theory, EveryDatabase]
    public async Task Kept_time_is_for_urgent_patients_until_it_is_released(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var form = new ShapeForm().With("specialist", clinic.Back.Id.ToString()).With("day", "Tuesday").With("starts", "09:00").With("ends", "17:00").With("tier", "P3").With("release", 500);
        AssertRefused(await clinic.Shape().AddCarveOutAsync(clinic.Manager, form, false, default), form, "tier", "release");
        form = new ShapeForm().With("specialist", clinic.Back.Id.ToString()).With("day", "Tuesday").With("starts", "09:00").With("ends", "17:00").With("tier", "P2").With("release", 24);
        await clinic.Shape().AddCarveOutAsync(clinic.Manager, form, false, default);
        Assert.Empty(await clinic.TimesAsync(clinic.First, NextTuesday));
        var kept = Assert.Single((await clinic.Shape().GetAsync(clinic.Manager, default)).Shape.CarveOuts);
        await clinic.Shape().RemoveCarveOutAsync(clinic.Manager, kept.Id, new ShapeForm(), false, default);
        Assert.NotEmpty(await clinic.TimesAsync(clinic.First, NextTuesday));
        Assert.Equal(["shape.CarveOutAdded: Tuesday 09:00 to 17:00, P2, 24 hours", "shape.CarveOutRemoved: Tuesday 09:00 to 17:00, P2, 24 hours"], await clinic.TrailAsync());
    }
}
