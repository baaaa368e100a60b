using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Safety;
using SpineClinic.Staff;
using SpineClinic.Triage;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Phone;

/// <summary>One call as its page shows it.</summary>
/// <param name="Actor">Who takes it.</param>
/// <param name="Context">The words that are read aloud, and whom to call where the person is.</param>
/// <param name="Call">The call as it is kept.</param>
/// <param name="Questionnaire">The patients' own.</param>
/// <param name="Known">Who asked before with this number or name.</param>
/// <param name="Now">The time of the page.</param>
public sealed record CallView(StaffActor Actor, PatientContext Context, CallState Call, Questionnaire Questionnaire, IReadOnlyList<KnownCaller> Known, Instant Now)
{
    /// <summary>The parts of the form beside the questions.</summary>
    public static IReadOnlyList<string> AsideParts { get; } = ["start", "contact"];

    /// <summary>The parts of the form in the order of the page: safety first.</summary>
    public static IReadOnlyList<string> MainParts { get; } = ["safety", "problem", "background", "help"];

    public IReadOnlyList<CallSaved.Conflict> Conflicts { get; init; } = [];

    /// <summary>What is wrong at its question.</summary>
    public IReadOnlyList<SheetError> Problems { get; init; } = [];

    /// <summary>What else is wrong, and where.</summary>
    public IReadOnlyList<FieldError> More { get; init; } = [];

    /// <summary>Something that was asked for was not done.</summary>
    public bool IsRefused { get; init; }

    public string Address => PhoneRoutes.AddressOf(Call.Id);

    public DateTimeZone Zone => Context.Profile.Calendar.Zone;

    public IReadOnlyList<StopRule> Emergencies => Call.Draft.Route.Emergencies;

    /// <summary>Urgent rules whose advice was not read aloud yet; none while there is an emergency.</summary>
    public IReadOnlyList<StopRule> Urgents => Emergencies.Count > 0 ? [] : [.. Call.Draft.Route.Urgents.Where(rule => !Call.Sheet.UrgentSeen.Contains(rule.Id))];

    /// <summary>The ids of the rules that fire, as the patients' own pages carry them: of the emergency, if there is one.</summary>
    public string Rules => string.Join(' ', (Emergencies.Count > 0 ? Emergencies : Call.Draft.Route.Urgents).Select(rule => rule.Id));

    /// <summary>What this tab holds: what is kept, and where another tab has kept something else, what was typed here.</summary>
    public DraftState Shown => Call.Draft with
    {
        Sheet = Conflicts.Aggregate(
            Call.Sheet, (sheet, conflict) => conflict.Input == CallInput.Notes ? sheet with { CallNotes = conflict.Typed.Text } : sheet.WithTyped(conflict.Input, conflict.Typed)),
    };

    /// <summary>The pages of the form that the answers so far lead to. While an emergency rule fires only those on which that could be answered differently.</summary>
    public IEnumerable<QuestionnairePage> PagesOf(string block) => Call.Draft.Route.Way.Where(page => page.Block == block
        && (Emergencies.Count == 0 || block == QuestionnairePage.SafetyBlock || AsideParts.Contains(block)
            || page.Questions.Any(question => Emergencies.Any(rule => rule.Quote.Contains(question.Id)))));

    public IReadOnlyList<QuestionView> QuestionsOf(QuestionnairePage page) =>
    [
        .. QuestionView.Of(page, Context, Shown, Problems).Select(question => question with { Autocomplete = "off", Error = question.Error ?? More.ErrorOf(question.Name) }),
    ];

    public CallSaved.Conflict? ConflictAt(string input) => Conflicts.FirstOrDefault(conflict => conflict.Input == input);

    /// <summary>The mark of what this tab was shown. A conflict keeps the old one, so that saving again overwrites nothing.</summary>
    public string MarkOf(string input) => ConflictAt(input)?.Seen ?? (input == CallInput.Notes ? CallMarks.Of(Call.Sheet.CallNotes) : CallMarks.Of(Call.Sheet[input]));

    /// <summary>Another tab's answer in words.</summary>
    public string StoredWords(CallSaved.Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        return conflict.Input == CallInput.Notes ? conflict.Stored.Text ?? ""
            : string.Join("; ", AnswerWords.Of(Questionnaire[conflict.Input], conflict.Stored, Context.Words, Context.They));
    }

    /// <summary>Everything that is wrong, in the order of the page.</summary>
    public IReadOnlyList<FieldError> Summary => !IsRefused ? [] :
    [
        .. More.Where(error => error.Field is PhoneWords.Stop or PhoneWords.Urgent or CallInput.Told),
        .. from page in Pages
           from question in QuestionsOf(page)
           let text = ConflictAt(question.Name) is null ? question.Error : $"{Context.Words.Short(question.Name, Context.They)}: another tab saved something else"
           where text is not null
           select new FieldError(question.Name, text),
        .. ConflictAt(CallInput.Notes) is null ? [] : new FieldError[] { new(CallInput.Notes, "Your notes: another tab saved something else") },
        .. More.Where(error => error.Field is not (PhoneWords.Stop or PhoneWords.Urgent or CallInput.Told) && !Questionnaire.TryFind(error.Field, out _)),
    ];

    /// <summary>Where to go on after the button of a page: its address within this one.</summary>
    public string NextAfter(string? page) => Emergencies.Count > 0 ? PhoneWords.Stop
        : Urgents.Count > 0 ? PhoneWords.Urgent
        : Pages.SkipWhile(before => before.Id != page).Skip(1).SelectMany(QuestionsOf).FirstOrDefault(question => question.Values.Count == 0 && question.Text.Length == 0)?.Name
            ?? PhoneWords.Finish;

    private IEnumerable<QuestionnairePage> Pages => MainParts.Concat(AsideParts).SelectMany(PagesOf);
}
