using SpineClinic.Enquiries;
using SpineClinic.Triage;

namespace SpineClinic.Web.Phone;

/// <summary>What the form of a call posts: the questions by the names that they have everywhere, and for each the mark of the answer that the page showed.</summary>
internal static class PostedCall
{
    /// <summary>Before the name of a question: its mark.</summary>
    public const string Mark = "was-";

    /// <summary>The question whose answer from another tab is to give way.</summary>
    public const string Over = "over";

    /// <summary>The page of the form whose own button was pressed.</summary>
    public const string Save = "save";

    public const string Reference = "reference";

    public const string AbandonReason = "abandonReason";

    public static CallInput Read(IFormCollection form, Questionnaire questionnaire)
    {
        // A group without a choice posts nothing: that it was on the page is said by its mark.
        var present = questionnaire.Pages.SelectMany(page => page.Questions).Select(question => question.Id).Append(CallInput.Notes).Append(CallInput.Told)
            .Where(name => form.ContainsKey(name) || form.ContainsKey(Mark + name)).ToList();
        return new CallInput(
            present.ToDictionary(name => name, name => (IReadOnlyList<string>)[.. form[name].Select(value => value ?? "")]),
            present.Where(name => form.ContainsKey(Mark + name)).ToDictionary(name => name, name => form[Mark + name].ToString()),
            form[Over]);
    }
}
