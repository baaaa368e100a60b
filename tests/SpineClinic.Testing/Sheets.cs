using SpineClinic.Enquiries;

namespace SpineClinic.Testing;

/// <summary>Builders of finished answer sheets.</summary>
public static class Sheets
{
    /// <summary>An adult with no red flag, who can be reached by phone and e-mail.</summary>
    public static AnswerSheet AllNo() => AnswerSheet.Empty
        .Choose("who", "me").Choose("age", "18to49")
        .Choose("walk", "no").Choose("saddle", "no").Choose("bladder", "no").Choose("sex", "no").Choose("legs", "no").Choose("unwell", "none")
        .Choose("site", "lowerBack").Choose("duration", "3to12months").Choose("trend", "same")
        .Choose("pain", "5").Choose("limits", "little")
        .Choose("signs", "none").Choose("history", "none")
        .Write("help", "Words that only the clinic may read")
        .Write("name", "Zoë Quince").Choose("contactBy", "phone", "email").Write("phone", "07700 900123").Write("email", "zoe@example.org");

    public static AnswerSheet Choose(this AnswerSheet sheet, string question, params string[] codes) =>
        sheet.With(question, new Answer(codes, null, 1, "en", TestClinic.Start));

    public static AnswerSheet Write(this AnswerSheet sheet, string question, string text) =>
        sheet.With(question, new Answer([], text, 1, "en", TestClinic.Start));
}
