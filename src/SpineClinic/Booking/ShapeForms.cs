using System.Globalization;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>What stands, as it is typed: the fields of <see cref="ShapeSettings"/> filled in, to be changed.</summary>
public static class ShapeForms
{
    public static ShapeForm Of(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new ShapeForm().With("name", site.Name).With("address", site.Address).With("directions", site.Directions)
            .With("access", site.Access).With("parking", site.Parking).With("phone", site.Phone);
    }

    public static ShapeForm Of(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return new ShapeForm().With("name", room.Name).With("site", $"{room.SiteId}").With("stepFree", room.IsStepFree).With("active", room.IsActive);
    }

    public static ShapeForm Of(Equipment equipment)
    {
        ArgumentNullException.ThrowIfNull(equipment);
        return new ShapeForm().With("name", equipment.Name).With("site", $"{equipment.SiteId}").With("active", equipment.IsActive);
    }

    public static ShapeForm Of(ConsultationType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new ShapeForm()
            .With("name", type.Name).With("length", type.LengthMinutes).With("before", type.BufferBeforeMinutes).With("after", type.BufferAfterMinutes)
            .With("grid", type.GridMinutes).With("interpreter", type.InterpreterMinutes).With("capacity", type.Capacity)
            .With("modes", type.Modes.Select(mode => mode.ToString())).With("usual", type.Modes[0].ToString())
            .With("specialists", Ids(type.SpecialistIds)).With("rooms", Ids(type.RoomIds)).With("equipment", Ids(type.EquipmentIds))
            .With("prerequisites", string.Join('\n', type.Prerequisites)).With("whatToBring", type.WhatToBring)
            .With("direct", type.IsDirectlyBookable).With("approval", type.NeedsApproval).With("active", type.IsActive)
            .With("patient", type.PatientLimits).With("staff", type.StaffLimits);
    }

    public static ShapeForm Of(Specialist specialist)
    {
        ArgumentNullException.ThrowIfNull(specialist);
        return new ShapeForm()
            .With("name", specialist.Name).With("email", specialist.Email).With("languages", string.Join(", ", specialist.Languages))
            .With("painSites", specialist.PainSites).With("video", $"{specialist.VideoLink}").With("active", specialist.IsActive);
    }

    /// <summary>What can be changed of a session that has begun: its last date.</summary>
    public static ShapeForm Of(WeeklySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new ShapeForm().With("until", session.Until);
    }

    /// <summary>A new consultation type as most are: half an hour in person, with the usual limits.</summary>
    public static ShapeForm NewType() => new ShapeForm()
        .With("length", 30).With("before", 0).With("after", 0).With("grid", 30).With("interpreter", 0).With("capacity", 1)
        .With("modes", nameof(ConsultationMode.InPerson)).With("usual", nameof(ConsultationMode.InPerson))
        .With("patient", BookingLimits.Patients).With("staff", BookingLimits.Staff);

    private static ShapeForm With(this ShapeForm form, string who, BookingLimits limits) => form
        .With($"{who}Notice", limits.NoticeHours).With($"{who}Horizon", limits.HorizonDays).With($"{who}Cap", limits.DailyCap?.ToString(CultureInfo.InvariantCulture) ?? "");

    private static IEnumerable<string> Ids(IEnumerable<Guid> ids) => ids.Select(id => id.ToString());
}
