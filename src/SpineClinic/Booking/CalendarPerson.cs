namespace SpineClinic.Booking;

/// <summary>Who invites or is invited.</summary>
/// <param name="Name">As it is shown; none shows the address.</param>
/// <param name="Email">One e-mail address, without "mailto:".</param>
public sealed record CalendarPerson(string? Name, string Email);
