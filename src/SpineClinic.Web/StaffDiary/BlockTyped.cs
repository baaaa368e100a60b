using Microsoft.Extensions.Primitives;

namespace SpineClinic.Web.StaffDiary;

/// <summary>A time to block, as it was typed.</summary>
public sealed record BlockTyped(string Resource, string Date, string From, string To, string Words)
{
    public static BlockTyped Nothing { get; } = new("", "", "", "", "");

    public static BlockTyped Of(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var inputs = new Inputs(sent);
        return new BlockTyped(inputs["resource"], inputs["blockDate"], inputs["blockFrom"], inputs["blockTo"], inputs["blockWords"]);
    }
}
