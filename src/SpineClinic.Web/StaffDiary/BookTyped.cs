using Microsoft.Extensions.Primitives;

namespace SpineClinic.Web.StaffDiary;

/// <summary>A time and a person to book, as they were typed or linked.</summary>
public sealed record BookTyped(
    string Key, string Type, string Specialist, string Date, string Time, string Room, string Enquiry, string Name, string Phone, string Email, IReadOnlyList<string> Needs, string Reason)
{
    public static BookTyped Of(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var inputs = new Inputs(sent);
        var typed = new BookTyped(
            inputs["key"], inputs["type"], inputs["specialist"], inputs["date"], inputs["time"], inputs["room"], inputs["enquiry"], inputs["name"], inputs["phone"], inputs["email"],
            inputs.Several("needs"), inputs["reason"]);

        // One of the fresh times that were offered instead: "date time specialist".
        return inputs["slot"].Split(' ') is [var date, var time, var specialist] ? typed with { Date = date, Time = time, Specialist = specialist, Room = "" } : typed;
    }
}
