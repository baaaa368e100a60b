using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpineClinic.Privacy;
using SpineClinic.Specialists;

namespace SpineClinic.Booking;

/// <summary>
/// What a manager typed on one page of the clinic's settings, field by field, and what is wrong with it. Every reader gives the value, or writes down a problem
/// and gives a stand-in that is never stored: nothing is changed while there is a problem.
/// </summary>
public sealed class ShapeForm
{
    private const string Was = "was.";
    private const int LongestPhone = 40;
    private static readonly LocalDatePattern Date = LocalDatePattern.Iso;
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private readonly Dictionary<string, IReadOnlyList<string>> typed = new(StringComparer.Ordinal);
    private readonly List<ShapeProblem> problems = [];
    private readonly Dictionary<string, string> overtaken = new(StringComparer.Ordinal);

    public IReadOnlyList<ShapeProblem> Problems => problems;

    public bool IsWrong => problems.Count > 0;

    /// <summary>Whether it is only looked at: what is wrong with it is told, and nothing is kept.</summary>
    public bool IsTrial { get; set; }

    /// <summary>What the fields say now that somebody else changed while this page was open.</summary>
    public IReadOnlyDictionary<string, string> Overtaken => overtaken;

    /// <summary>Everything that was typed, to be sent once more when it is confirmed.</summary>
    public IEnumerable<(string Field, string Text)> Fields => typed.SelectMany(pair => pair.Value.Select(text => (pair.Key, text)));

    /// <summary>The first text of a field; empty when there is none.</summary>
    public string this[string field] => typed.TryGetValue(field, out var texts) && texts.Count > 0 ? texts[0] : "";

    /// <summary>Every text of a field, such as the boxes that are ticked.</summary>
    public IReadOnlyList<string> All(string field) => typed.GetValueOrDefault(field, []);

    /// <summary>The same page with a field filled in. Browsers end a line with two signs, of which pages show one.</summary>
    public ShapeForm With(string field, params IEnumerable<string> texts)
    {
        typed[field] = [.. texts.Select(text => text.Replace("\r\n", "\n", StringComparison.Ordinal))];
        return this;
    }

    public ShapeForm With(string field, int number) => With(field, number.ToString(CultureInfo.InvariantCulture));

    public ShapeForm With(string field, LocalDate? date) => With(field, date is { } day ? Date.Format(day) : "");

    public ShapeForm With(string field, LocalTime time) => With(field, Time.Format(time));

    public ShapeForm With(string field, bool isTicked) => With(field, isTicked ? ["yes"] : []);

    /// <summary>Remembers what stood when the page was opened, to be sent with what is typed; see <see cref="Against"/>.</summary>
    public ShapeForm WithWhatStood()
    {
        foreach (var (field, texts) in typed.ToList())
        {
            typed[Was + field] = texts.Count > 0 ? texts : [""];
        }

        return this;
    }

    /// <summary>What stood when the page was opened, as hidden fields.</summary>
    public IEnumerable<(string Field, string Text)> WhatStood => Fields.Where(one => one.Field.StartsWith(Was, StringComparison.Ordinal));

    /// <summary>
    /// Puts what was typed on what stands now: a field that only the other manager changed keeps their change; one that both changed differently is refused, with
    /// what it says now, and stands as it was typed when it is saved again. A form that does not say what stood is taken as it is.
    /// </summary>
    /// <param name="stands">What stands now; null for what is new.</param>
    /// <param name="unread">A field whose text is a name that nobody reads, such as that of a file.</param>
    internal void Against(ShapeForm? stands, string? unread = null)
    {
        foreach (var (field, now) in stands?.typed ?? [])
        {
            if (!typed.TryGetValue(Was + field, out var sent))
            {
                continue;
            }

            var (was, mine) = (Told(sent), Told(All(field)));
            if (Told(now).SequenceEqual(was) || Told(now).SequenceEqual(mine))
            {
                continue;
            }

            typed[Was + field] = now.Count > 0 ? now : [""];
            if (mine.SequenceEqual(was))
            {
                typed[field] = now;
                continue;
            }

            overtaken[field] = string.Join(", ", now);
            Refuse(field, field != unread && now.Count == 1 && now[0].Length is > 0 and <= 60 && !Guid.TryParse(now[0], out _)
                ? $"Somebody changed this to “{now[0]}” while you were here. Save again to replace it with what you entered"
                : "Somebody changed this while you were here. Save again to replace it with what you entered");
        }
    }

    /// <summary>Whether something else stands now than when the page was opened. A form that does not say what stood is taken as it is.</summary>
    internal bool IsOld(ShapeForm stands) => stands.typed.Any(field => typed.TryGetValue(Was + field.Key, out var sent) && !Told(sent).SequenceEqual(Told(field.Value)));

    /// <summary>Writes down a problem, in words that say how to mend it.</summary>
    public void Refuse(string field, string text) => problems.Add(new ShapeProblem(field, text));

    internal bool IsTicked(string field) => this[field] == "yes";

    internal string Line(string field, string what, int longest, bool isNeeded = true) => Text(field, what, longest, isNeeded, PersonalText.Line(this[field]));

    internal string Paragraphs(string field, string what, int longest) => Text(field, what, longest, isNeeded: false, PersonalText.Paragraphs(this[field]));

    /// <summary>One phone number, as it is to be shown: digits, and what people put between them.</summary>
    internal string Phone(string field, string region, bool isNeeded)
    {
        var text = PersonalText.Line(this[field]);
        if ((text.Length > 0 || isNeeded) && (text.Length > LongestPhone || text.Count(char.IsAsciiDigit) < 3 || !text.All(sign => char.IsAsciiDigit(sign) || sign is ' ' or '+' or '(' or ')' or '-' or '/' or '.')))
        {
            Refuse(field, "Enter a phone number such as 020 7946 0018");
        }
        else if (text.Length > 0 && !CallLink.Dials(text, region))
        {
            Refuse(field, "Enter one number on which patients reach you, such as 020 7946 0018");
        }

        return text;
    }

    /// <summary>A number within bounds that are both allowed, in steps.</summary>
    internal int Number(string field, string what, int least, int most, int step = 1)
    {
        if (int.TryParse(PersonalText.Line(this[field]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most && number % step == 0)
        {
            return number;
        }

        Refuse(field, step == 1 ? $"Enter {what}: a whole number from {least} to {most}" : $"Enter {what}: whole {step} minutes, from {least} to {most}");
        return least;
    }

    internal LocalDate Day(string field, string what) => DayOrNone(field, what, isNeeded: true) ?? LocalDate.MinIsoValue;

    internal LocalDate? DayOrNone(string field, string what, bool isNeeded = false)
    {
        var text = PersonalText.Line(this[field]);
        if (text.Length == 0 && !isNeeded)
        {
            return null;
        }

        var read = Date.Parse(text);
        if (read.Success && read.Value.Year is >= 2000 and < 2100)
        {
            return read.Value;
        }

        Refuse(field, $"Enter {what} as a date, such as 2026-12-24");
        return null;
    }

    /// <summary>A start and an end after it, both in whole five minutes: what the diary can hold.</summary>
    internal (LocalTime Starts, LocalTime Ends) Times()
    {
        var (starts, ends) = (ClockTime("starts", "when it starts"), ClockTime("ends", "when it ends"));
        if (starts is { } from && ends is { } to && to <= from)
        {
            Refuse("ends", "Enter an end that is after the start");
        }

        return (starts ?? LocalTime.Midnight, ends ?? LocalTime.Midnight.PlusHours(1));
    }

    /// <summary>One of what can be chosen.</summary>
    internal T One<T>(string field, string what, IEnumerable<(string Code, T Value)> choices)
    {
        foreach (var (_, value) in choices.Where(choice => choice.Code == this[field]))
        {
            return value;
        }

        Refuse(field, $"Choose {what}");
        return default!;
    }

    /// <summary>Those that are ticked of what can be chosen, in the order of the choices. What is none of them was never on the page.</summary>
    internal List<T> Many<T>(string field, IEnumerable<(string Code, T Value)> choices) =>
        [.. choices.Where(choice => All(field).Contains(choice.Code)).Select(choice => choice.Value)];

    private string Text(string field, string what, int longest, bool isNeeded, string text)
    {
        if (isNeeded && PersonalText.IsBlank(text))
        {
            Refuse(field, $"Enter {what}");
        }

        if (text.Length > longest)
        {
            Refuse(field, $"Shorten this to {longest} characters or fewer");
        }

        return text;
    }

    // As it is stored: browsers send line breaks of two characters, and nothing for boxes that are not ticked.
    private static string[] Told(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => string.Join('\n', PersonalText.Paragraphs(text).Split('\n').Select(PersonalText.Line))).Where(text => text.Length > 0).Order(StringComparer.Ordinal)];

    private LocalTime? ClockTime(string field, string what)
    {
        var read = Time.Parse(PersonalText.Line(this[field]));
        if (!read.Success)
        {
            Refuse(field, $"Enter {what} as a time, such as 09:30");
            return null;
        }

        if (read.Value.Minute % Cell.Minutes != 0)
        {
            Refuse(field, $"Enter {what} in whole {Cell.Minutes} minutes");
            return null;
        }

        return read.Value;
    }
}
