using Bunit;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Safety;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Settings.Shape;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Settings.Shape;

/// <summary>A small clinic: Dr Back and Dr Neck, a room in use and one that is not, a type of consultation.</summary>
public abstract class ShapeContext : SettingsContext
{
    protected static Site Riverside { get; } = new("Riverside <1>", "1 River Road", "");

    protected static Room One { get; } = new("Room 1", Riverside.Id, isStepFree: true);

    protected static Room Old { get; } = new("Old room") { IsActive = false };

    protected static Specialist Back { get; } = new("Dr Back", "back@clinic.example", ["leg"], null);

    protected static Specialist Gone { get; } = new("Dr Gone", "gone@clinic.example", [], null) { IsActive = false };

    protected static ConsultationType First { get; } = new("First consultation", 30);

    protected static ShapeModel Model(params StrandedAppointment[] stranded)
    {
        var context = Patient();
        if (Back.Sessions.Count == 0)
        {
            Back.Sessions.Add(new WeeklySession(IsoDayOfWeek.Tuesday, new LocalTime(9, 0), new LocalTime(17, 0), new LocalDate(2026, 1, 1), One.Id));
            Back.Sessions.Add(new WeeklySession(IsoDayOfWeek.Friday, new LocalTime(9, 0), new LocalTime(17, 0), new LocalDate(2025, 1, 1), One.Id, new LocalDate(2025, 12, 31)));
        }

        context.Clinic.Closures.Add(new Closure(new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 28), "Christmas"));
        context.Clinic.Closures.Add(new Closure(new LocalDate(2025, 12, 25), new LocalDate(2025, 12, 26), "Christmas before"));
        var kept = new CarveOut(Back.Id, IsoDayOfWeek.Tuesday, new LocalTime(9, 0), new LocalTime(10, 0), Tier.P1, 24);
        var shape = new ClinicShape.Snapshot(
            new ClinicProfile.Snapshot(context.Clinic, context.Profile.Calendar, [Back, Gone]), [Riverside], [Old, One], [new Equipment("Ultrasound", Riverside.Id)], [First], [kept]);
        return new ShapeModel(Manager, context, new ShapeView(shape, stranded, TestClinic.Start), [new Choice("leg", "Leg"), new Choice("neck", "Neck")]);
    }

    protected static StrandedAppointment Stranded(int number) => new($"SA-2222-{number:00}", TestClinic.Start + Duration.FromDays(number), "Dr Back");

    protected IRenderedComponent<TFields> Fields<TFields>(ShapeForm form, bool isNew = false)
        where TFields : ShapeFields => Render<TFields>(parameters => parameters.Add(fields => fields.Model, Model()).Add(fields => fields.Form, form).Add(fields => fields.IsNew, isNew));

    /// <summary>What a page would post, as "name=value".</summary>
    protected static IReadOnlyList<string> Posted(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) =>
    [
        .. page.FindAll("input[type=text], input[type=email], input[type=date], input[type=time], input[type=hidden], input[checked], textarea, option[selected]").Select(field =>
            $"{(field.LocalName == "option" ? field.Closest("select")!.GetAttribute("name") : field.GetAttribute("name"))}={field.GetAttribute("value")}"),
    ];
}
