using NodaTime;

namespace SpineClinic.Booking;

public sealed partial class Availability
{
    /// <summary>Every rule against planning a group session then: those of the specialist's week, not those of its seats. Any start within the week will do, on the grid or not.</summary>
    public IReadOnlyList<BookingRule> WhyNotPlan(Guid specialistId, Instant at)
    {
        var rules = new List<BookingRule>();
        var start = Cell.Of(at);
        if (Cell.Start(start) < now)
        {
            rules.Add(BookingRule.InThePast);
        }

        if (shape.Specialist(specialistId) is not { IsActive: true } specialist || !type.IsActive || !Holds(specialist))
        {
            rules.Add(BookingRule.NotHeldBySpecialist);
            return rules;
        }

        var date = Cell.Start(start).InZone(shape.Zone).Date;
        AddSessionRules(rules, specialist, new CivilDay(date, shape.Zone), start, date);
        rules.Remove(BookingRule.OffGrid);
        if (busy.ElsewhereOf(specialistId).Overlaps(start, start + Length))
        {
            rules.Add(BookingRule.BusyElsewhere);
        }

        if (busy.Of(specialistId).Overlaps(start - before, start + Length + after))
        {
            rules.Add(BookingRule.SpecialistBusy);
        }

        if (!HasEquipment(start))
        {
            rules.Add(BookingRule.EquipmentBusy);
        }

        return rules;
    }
}
