using NodaTime;
using SpineClinic.Specialists;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Tests.Information;

namespace SpineClinic.Web.Tests.Patients;

public sealed class OpeningTimesTests : PageContext
{
    [Theory]
    [InlineData("en", "any day, at any time")]
    [InlineData("de", "jeden Tag, rund um die Uhr")]
    public void A_clinic_without_hours_is_always_there(string language, string line) => Assert.Equal(line, OpeningTimes.Of(Patient(language: language)));

    [Theory]
    [InlineData("en", "Monday to Tuesday, 09:00 to 12:00 and 13:00 to 17:00; Saturday, 10:00 to 12:00")]
    [InlineData("es", "de lunes a martes, de 09:00 a 12:00 y de 13:00 a 17:00; sábado, de 10:00 a 12:00")]
    [InlineData("de", "Montag bis Dienstag, 09:00 bis 12:00 und 13:00 bis 17:00; Samstag, 10:00 bis 12:00")]
    [InlineData("fr", "du lundi au mardi, de 09:00 à 12:00 et de 13:00 à 17:00\u00a0; le samedi, de 10:00 à 12:00")]
    [InlineData("ar", "من الاثنين إلى الثلاثاء، من 09:00 إلى 12:00 ومن 13:00 إلى 17:00؛ السبت، من 10:00 إلى 12:00")]
    public void Days_with_the_same_hours_stand_together(string language, string line)
    {
        var patient = Patient(language: language);
        foreach (var day in new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday })
        {
            patient.Clinic.OpeningHours.Add(new OpeningHours(day, new LocalTime(13, 0), new LocalTime(17, 0)));
            patient.Clinic.OpeningHours.Add(new OpeningHours(day, new LocalTime(9, 0), new LocalTime(12, 0)));
        }

        patient.Clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Saturday, new LocalTime(10, 0), new LocalTime(12, 0)));
        Assert.Equal(line, OpeningTimes.Of(patient));
    }

    [Fact]
    public void Hours_until_midnight_end_at_24()
    {
        var patient = Patient();
        patient.Clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Friday, new LocalTime(18, 0), LocalTime.Midnight));
        Assert.Equal("Friday, 18:00 to 24:00", OpeningTimes.Of(patient));
    }

    [Theory]
    [InlineData(-9, -1)]
    [InlineData(8, 9)]
    public void What_is_over_or_far_ahead_is_not_said(int first, int last)
    {
        var patient = On(OwnSites.Today, (first, last, false));
        Assert.Empty(OpeningTimes.Closed(patient, hasSites: true));
    }

    [Theory]
    [InlineData("en", 0, 0, "Closed today")]
    [InlineData("en", -3, 0, "Closed today")]
    [InlineData("en", 0, 41, "Closed until and including Monday 4 January")]
    [InlineData("en", 7, 7, "Closed on Tuesday 1 December")]
    [InlineData("en", 1, 20, "Closed from Wednesday 25 November to Monday 14 December")]
    [InlineData("es", 0, 0, "Cerrado hoy")]
    [InlineData("es", 0, 41, "Cerrado hasta el lunes 4 de enero inclusive")]
    [InlineData("es", 7, 7, "Cerrado el martes 1 de diciembre")]
    [InlineData("es", 1, 20, "Cerrado del miércoles 25 de noviembre al lunes 14 de diciembre")]
    [InlineData("de", 0, 0, "Heute geschlossen")]
    [InlineData("de", 0, 41, "Geschlossen bis einschließlich Montag, 4. Januar")]
    [InlineData("de", 7, 7, "Geschlossen am Dienstag, 1. Dezember")]
    [InlineData("fr", 0, 0, "Fermé aujourd'hui")]
    [InlineData("fr", 0, 41, "Fermé jusqu'au lundi 4 janvier inclus")]
    [InlineData("fr", 1, 20, "Fermé du mercredi 25 novembre au lundi 14 décembre")]
    [InlineData("ar", 0, 0, "مغلق اليوم")]
    [InlineData("ar", 0, 41, "مغلق حتى نهاية يوم الاثنين 4 يناير")]
    [InlineData("ar", 7, 7, "مغلق يوم الثلاثاء 1 ديسمبر")]
    public void What_is_closed_now_or_within_a_week_is_said_in_the_patients_language(string language, int first, int last, string said) =>
        Assert.Equal([said], OpeningTimes.Closed(On(OwnSites.Today, language, (first, last, false)), hasSites: false));

    [Fact]
    public void Closures_that_meet_are_one_and_the_day_is_the_clinics()
    {
        Assert.Equal(["Closed until and including Sunday 29 November"], OpeningTimes.Closed(On(OwnSites.Today, (0, 1, false), (2, 5, false), (1, 2, false)), hasSites: false));
        Assert.Equal(["Closed today", "Closed on Thursday 26 November"], OpeningTimes.Closed(On(OwnSites.Today, (0, 0, false), (2, 2, false)), hasSites: false));
        Assert.Equal(["Closed today"], OpeningTimes.Closed(On(OwnSites.Today.PlusDays(2), (0, 0, false), (2, 2, false)), hasSites: false));
    }

    [Fact]
    public void That_one_site_is_closed_is_said_only_where_it_matters_and_the_clinic_is_not()
    {
        Assert.Empty(OpeningTimes.Closed(On(OwnSites.Today, (0, 0, true)), hasSites: false));
        Assert.Equal(["Closed today (only at Hillside <1>)"], OpeningTimes.Closed(On(OwnSites.Today, (0, 0, true)), hasSites: true));
        Assert.Equal(["Closed until and including Wednesday 25 November"], OpeningTimes.Closed(On(OwnSites.Today, (0, 0, true), (0, 1, false)), hasSites: true));
        var unread = On(OwnSites.Today, (0, 0, true));
        Assert.Empty(OpeningTimes.Closed(unread with { Site = unread.Site with { Sites = [] } }, hasSites: true));
    }

    private static PatientContext On(LocalDate today, params (int First, int Last, bool IsSite)[] closures) => On(today, "en", closures);

    private static PatientContext On(LocalDate today, string language, params (int First, int Last, bool IsSite)[] closures)
    {
        var patient = Patient(language: language) with { Site = OwnSites.Full with { Today = today } };
        patient.Clinic.Closures.AddRange(closures.Select(one => new Closure(OwnSites.Today.PlusDays(one.First), OwnSites.Today.PlusDays(one.Last), "Why", one.IsSite ? OwnSites.Full.Sites[0].Id : null)));
        return patient;
    }
}
