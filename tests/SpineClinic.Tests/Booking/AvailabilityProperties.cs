using CsCheck;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Specialists;

namespace SpineClinic.Tests.Booking;

/// <summary>What holds for every clinic, every diary and every wish. What the search leaves out and what <see cref="Availability.WhyNot"/> refuses are two programs: they must say the same of every five minutes.</summary>
public sealed class AvailabilityProperties
{
    private const int Samples = 250;

    // The seed fixes CsCheck's first case alone: all clinics are that case.
    private const string Seed = "0N0XIzNsQ0O2";

    [Fact]
    public void What_is_offered_is_what_no_rule_refuses_at_every_five_minutes()
    {
        var (offered, refused) = (0, new HashSet<BookingRule>());
        ForAll(clinic =>
        {
            var availability = clinic.Availability;
            var found = availability.Find().Select(time => (time.StartCell, time.SpecialistId)).ToHashSet();
            offered += found.Count;

            // To the day after the horizon, which a rule keeps from being offered.
            var (from, to) = (Midnight(clinic, availability.First), Midnight(clinic, availability.Last.PlusDays(clinic.Query.To is null ? 2 : 1)));
            foreach (var specialist in clinic.Shape.Profile.Specialists.Where(one => clinic.Query.SpecialistId is not { } id || id == one.Id))
            {
                for (var cell = from; cell < to; cell++)
                {
                    var rules = availability.WhyNot(specialist.Id, Cell.Start(cell));
                    refused.UnionWith(rules);
                    Assert.True(rules.Count == 0 == found.Contains((cell, specialist.Id)), $"{Cell.Start(cell)}: {(rules.Count == 0 ? "left out without a rule" : "offered against " + string.Join(' ', rules))}");
                }
            }
        });
        Assert.True(offered > 1000, $"Only {offered} times were offered.");
        Assert.Empty(Enum.GetValues<BookingRule>().Except(refused));
    }

    [Fact]
    public void What_is_offered_takes_cells_that_nobody_has() => ForAll(clinic =>
    {
        var (availability, type) = (clinic.Availability, clinic.Type);
        foreach (var time in availability.Find())
        {
            var place = availability.PlaceAt(time.SpecialistId, time.Start);
            Assert.Equal((time.Start, time.RoomId, time.GroupSessionId), (place.Start, place.RoomId, place.GroupSessionId));
            Assert.False(clinic.Query.PatientId is { } patient && clinic.Busy.Of(patient).Overlaps(time.StartCell, Cell.Ceiling(place.End)), "The patient is busy.");
            if (type.IsGroup)
            {
                continue;
            }

            Assert.Equal(Duration.FromMinutes(type.LengthMinutes + (clinic.Query.Interpreter ? type.InterpreterMinutes : 0)), place.End - place.Start);
            foreach (var resource in place.EquipmentIds.Append(place.SpecialistId).Append(place.RoomId ?? Guid.Empty))
            {
                Assert.False(clinic.Busy.Of(resource).Overlaps(place.FirstCell, place.EndCell), $"{time.Start}: what it takes is taken.");
            }
        }
    });

    [Fact]
    public void What_is_offered_is_within_a_session_on_an_open_day_in_a_room_that_will_do() => ForAll(clinic =>
    {
        foreach (var time in clinic.Availability.Find().Where(time => time.GroupSessionId is null))
        {
            var specialist = clinic.Shape.Specialist(time.SpecialistId)!;
            var (starts, ends) = (time.Start.InZone(clinic.Shape.Zone), (time.Start + Duration.FromMinutes(clinic.Type.LengthMinutes)).InZone(clinic.Shape.Zone));
            var date = starts.Date;
            Assert.False(specialist.IsAway(date) || clinic.Shape.Profile.Clinic.Closures.Exists(closure => closure.SiteId is null && closure.Includes(date)));
            var room = clinic.Shape.Room(time.RoomId);
            var isPhone = clinic.Query.Mode == ConsultationMode.Phone;
            Assert.Equal(isPhone, room is null);
            Assert.True(room is null or { IsActive: true });
            Assert.True(!clinic.Query.StepFree || isPhone || room!.IsStepFree, "There are steps.");
            Assert.True(clinic.Type.RoomIds.Count == 0 || isPhone || clinic.Type.RoomIds.Contains(room!.Id), "It cannot take place in that room.");
            Assert.True(clinic.Query.SiteId is not { } site || isPhone || room!.SiteId == site, "Another site was asked for.");
            Assert.DoesNotContain(clinic.Shape.Profile.Clinic.Closures, closure => !isPhone && closure.SiteId is { } closed && closed == room!.SiteId && closure.Includes(date));
            Assert.Contains(SessionsOn(specialist, date), session => session.Starts <= starts.TimeOfDay && (ends.Date > date || ends.TimeOfDay <= session.Ends || starts.Offset != ends.Offset));
            Assert.DoesNotContain(specialist.SessionChanges, change => change.Date == date && !change.IsExtra && change.Starts <= starts.TimeOfDay && starts.TimeOfDay < change.Ends);
        }
    });

    [Fact]
    public void Times_are_in_order_and_none_is_there_twice() => ForAll(clinic =>
    {
        var times = clinic.Availability.Find();
        Assert.Equal(times.Select(time => time.StartCell).Order(), times.Select(time => time.StartCell));
        Assert.Equal(times.Count, times.DistinctBy(time => (time.StartCell, time.SpecialistId, time.GroupSessionId)).Count());
    });

    private static IEnumerable<(LocalTime Starts, LocalTime Ends)> SessionsOn(Specialist specialist, LocalDate date) =>
        specialist.Sessions.Where(session => session.IsOn(date)).Select(session => (session.Starts, session.Ends))
            .Concat(specialist.SessionChanges.Where(change => change.Date == date && change.IsExtra).Select(change => (change.Starts, change.Ends)));

    private static int Midnight(RandomClinic clinic, LocalDate date) => Cell.Of(clinic.Shape.Zone.AtStartOfDay(date).ToInstant());

    private static void ForAll(Action<RandomClinic> holds) =>
        Gen.Int[0, int.MaxValue].Array[Samples].Sample(
            numbers =>
            {
                foreach (var number in numbers)
                {
                    try
                    {
                        holds(new RandomClinic(number));
                    }
                    catch (Exception error) when (error is not OutOfMemoryException)
                    {
                        throw new InvalidOperationException($"new RandomClinic({number}): {error.Message}", error);
                    }
                }
            },
            seed: Seed, iter: 1, threads: 1, print: _ => "");
}
