using FluentValidation;
using FluentValidation.Results;
using SpineClinic.Privacy;
using SpineClinic.Safety;

namespace SpineClinic.Enquiries;

/// <summary>Checks answers against the form: one page when Continue is pressed, the whole sheet before it is sent.</summary>
public sealed class AnswerSheetValidator : AbstractValidator<AnswerSheetValidator.Subject>
{
    private readonly Questionnaire questionnaire;
    private readonly RuleSet rules;

    public AnswerSheetValidator(Questionnaire questionnaire, RuleSet rules)
    {
        this.questionnaire = questionnaire;
        this.rules = rules;
        RuleFor(subject => subject).Custom(CheckQuestions);
        RuleFor(subject => subject.Sheet.Text("phone"))
            .Must((subject, phone) => ContactParser.Phone(phone, subject.PhoneRegion) is not null)
            .When(subject => subject.Includes("contact") && subject.Sheet.Text("phone").Length > 0)
            .OverridePropertyName("phone").WithErrorCode("invalid");
        RuleFor(subject => subject.Sheet.Text("email"))
            .Must(email => ContactParser.Email(email) is not null)
            .When(subject => subject.Includes("contact") && subject.Sheet.Text("email").Length > 0)
            .OverridePropertyName("email").WithErrorCode("invalid");
        RuleFor(subject => subject.Sheet.Text("phone"))
            .NotEmpty()
            .When(subject => subject.Includes("contact") && IsPhoneNeeded(subject.Sheet))
            .OverridePropertyName("phone").WithErrorCode("phoneNeeded");
    }

    /// <summary>One error for each question that has any, in the order of the form.</summary>
    public IReadOnlyList<SheetError> Errors(Subject subject)
    {
        var order = questionnaire.Pages.SelectMany(page => page.Questions).Select((question, index) => (question.Id, index)).ToDictionary();
        return [.. Validate(subject).Errors
            .DistinctBy(failure => failure.PropertyName)
            .OrderBy(failure => order[failure.PropertyName])
            .Select(failure => failure.CustomState as SheetError ?? new SheetError(failure.PropertyName, failure.ErrorCode))];
    }

    /// <summary>When a clinician should look today, someone must be able to ring.</summary>
    public bool IsPhoneNeeded(AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return rules.Decide(sheet.OnTheWay(questionnaire), SheetFacts.Of(sheet, questionnaire, rules)).Tier <= Tier.P1;
    }

    private void CheckQuestions(Subject subject, ValidationContext<Subject> context)
    {
        var answers = subject.Sheet.OnTheWay(questionnaire);
        foreach (var page in questionnaire.Pages.Where(page => subject.Includes(page.Id) && subject.Sheet.IsOnTheWay(page, answers)))
        {
            foreach (var question in page.Questions.Where(question => question.IsAsked(answers)))
            {
                if (Problem(question, subject.Sheet, answers) is { } problem)
                {
                    context.AddFailure(new ValidationFailure(question.Id, problem.Kind) { ErrorCode = problem.Kind, CustomState = problem });
                }
            }
        }
    }

    private static SheetError? Problem(Question question, AnswerSheet sheet, Answers answers)
    {
        var codes = sheet.Codes(question.Id);
        var length = PersonalText.Length(sheet.Text(question.Id));
        var isSeveral = question.Type == QuestionType.Checkboxes;
        return question switch
        {
            { IsText: true } when length > question.MaxLength => new SheetError(question.Id, "tooLong", question.MaxLength, length),
            { IsText: true } when length > 0 => null,
            { IsText: false } when codes.Except(question.Options).Any() || (!isSeveral && codes.Count > 1) => new SheetError(question.Id, "unknown"),
            { IsText: false } when codes.Count > 1 && codes.Intersect(question.Exclusive).Any() => new SheetError(question.Id, "exclusive"),
            { IsText: false } when codes.Count > 0 => null,
            _ when question.IsRequired(answers) => new SheetError(question.Id, "required"),
            _ => null,
        };
    }

    /// <param name="Sheet">The answers.</param>
    /// <param name="PhoneRegion">The clinic's region, for phone numbers without a country code.</param>
    /// <param name="Page">The one page to look at; null is the whole form.</param>
    public sealed record Subject(AnswerSheet Sheet, string PhoneRegion, string? Page = null)
    {
        public bool Includes(string page) => Page is null || Page == page;
    }
}
