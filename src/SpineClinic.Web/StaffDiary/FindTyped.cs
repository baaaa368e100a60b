using Microsoft.Extensions.Primitives;
using NodaTime;
using SpineClinic.Booking;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.StaffDiary;

/// <summary>What somebody on the phone asks for, as it was typed.</summary>
public sealed record FindTyped(string Type, string Specialist, string Weekday, string Part, string From, IReadOnlyList<string> Needs, string Enquiry)
{
    public static IReadOnlyList<Choice> Weekdays { get; } =
    [
        new("", "Any day"), new("1", "Monday"), new("2", "Tuesday"), new("3", "Wednesday"), new("4", "Thursday"), new("5", "Friday"), new("6", "Saturday"), new("7", "Sunday"),
    ];

    public static IReadOnlyList<Choice> Parts { get; } = [new("", "Any time"), new("morning", "Morning"), new("afternoon", "Afternoon"), new("evening", "From 17:00")];

    public static FindTyped Of(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var inputs = new Inputs(sent);
        return new FindTyped(inputs["type"], inputs["specialist"], inputs["weekday"], inputs["part"], inputs["from"], inputs.Several("needs"), inputs["enquiry"]);
    }

    public bool Fits(LocalDateTime start) =>
        (Weekday.Length == 0 || Weekday == ((int)start.DayOfWeek).ToString(System.Globalization.CultureInfo.InvariantCulture))
        && Part switch
        {
            "morning" => start.Hour < 12,
            "afternoon" => start.Hour is >= 12 and < 17,
            "evening" => start.Hour >= 17,
            _ => true,
        };

    public bool StepFree => Needs.Contains(PatientNeeds.StepFree);

    public bool Interpreter => PatientNeeds.HasInterpreter(Needs);
}
