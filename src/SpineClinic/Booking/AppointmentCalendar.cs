using NodaTime;
using SpineClinic.Mail;

namespace SpineClinic.Booking;

/// <summary>An appointment as a calendar file. It says when, where and with which clinic; neither the patient's name nor what it is about.</summary>
public sealed class AppointmentCalendar(MailSettings settings, ClinicAddress address, BookingTokens tokens)
{
    /// <summary>The same for the whole life of the appointment.</summary>
    public string UidOf(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return $"{appointment.Id:N}@{settings.Domain}";
    }

    /// <summary>What a patient's calendar takes in; a newer revision replaces it, and a cancellation takes it out.</summary>
    public string For(Appointment appointment, ClinicShape.Snapshot shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        ArgumentNullException.ThrowIfNull(shape);
        var booked = Event(appointment, shape, now);
        return appointment.Occupies ? CalendarFile.Request(booked, shape.Zone) : CalendarFile.Cancel(booked, shape.Zone);
    }

    /// <summary>Several at once. A request (RFC 5546, 3.2.2) is about one UID, so that this is published: a calendar takes in each, and a later letter about one of them finds it.</summary>
    /// <param name="appointments">At least one.</param>
    /// <param name="shape">The clinic.</param>
    /// <param name="now">When it is made.</param>
    public string ForSeries(IReadOnlyList<Appointment> appointments, ClinicShape.Snapshot shape, Instant now)
    {
        ArgumentNullException.ThrowIfNull(appointments);
        ArgumentNullException.ThrowIfNull(shape);
        return CalendarFile.Publish(shape.Profile.Clinic.Name, [.. appointments.Select(each => Event(each, shape, now))], shape.Zone, Duration.FromDays(1), now);
    }

    private CalendarEvent Event(Appointment appointment, ClinicShape.Snapshot shape, Instant now)
    {
        var site = shape.SiteOf(appointment.RoomId);
        var clinic = shape.Profile.Clinic;
        return new CalendarEvent
        {
            Uid = UidOf(appointment),
            Sequence = appointment.Revision,
            Start = appointment.Start,
            End = appointment.End,
            Stamp = now,
            Summary = $"{clinic.Name}: {appointment.Reference}",
            Description = clinic.Phone,
            Location = site is null ? clinic.Name : $"{site.Name}, {site.Address}",
            Url = new Uri(address.Of($"/appointment/{tokens.Token(BookingTokens.ForAppointment, appointment.Id, appointment.LinkNumber)}")),
            Organizer = new CalendarPerson(clinic.Name, settings.From),
            Attendee = new CalendarPerson(null, appointment.Email ?? settings.From),
            IsCancelled = !appointment.Occupies,
        };
    }
}
