using NodaTime;
using SpineClinic.Enquiries;

namespace SpineClinic.Web.Hosting.Demo;

/// <summary>Made-up answers of made-up people. The same number gives the same person.</summary>
public static class DemoSheets
{
    private static readonly string[] Names =
    [
        "Amara Okafor", "Tomasz Wiśniewski", "Margaret Holloway", "Wei Zhang", "Fatima al-Hassan", "George Papadopoulos", "Siobhán Ní Bhriain", "Jo Li",
        "Rajesh Iyer", "Helen Ashworth", "Kwame Mensah", "Buy Cheap Pills", "Ingrid Solberg", "Carlos Méndez", "Patricia O'Donnell", "Yuki Tanaka",
        "Abdul Rahman", "Chloe Barker", "Dmitri Volkov", "Gwen Pritchard", "Samuel Adeyemi", "Lucía Fernández", "Ronald Finch", "Anjali Desai",
        "Beatrice Mwangi", "Oliver Kane", "Noor Hussain", "Frank Delaney", "Mei-Ling Chen", "Stefan Novak", "Ruth Goldberg", "Callum Fraser",
        "Zainab Yusuf", "Peter Lindqvist", "Maria Rossi", "Ahmed Farouk", "Joyce Campbell", "Lars Hansen", "Eleni Georgiou", "David Thornton",
    ];

    private static readonly string[] Words =
    [
        "I cannot sit for more than ten minutes. I would like to know what could help.",
        "My GP said to ask you. The pain goes down my left leg to the foot.",
        "It wakes me at night and I am not getting through the day at work.",
        "I had physiotherapy for three months and it did not change much.",
        "",
        "Can I still lift my little boy? I am afraid of making it worse.",
    ];

    private static readonly string[] Notes =
    [
        "Rang, spoke to the patient. Happy to wait for a Thursday.",
        "Left a message with my name and our number.",
        "Has a scan from last month, will bring the letter.",
        "Prefers the morning. Needs the step-free room.",
    ];

    public static string Note(int i) => Notes[i % Notes.Length];

    public static AnswerSheet Make(int i, Instant at)
    {
        var isProxy = i % 8 == 3;
        var sheet = AnswerSheet.Empty;
        void Choose(string question, params string[] codes) => sheet = sheet.With(question, new Answer(codes, null, 1, "en", at));
        void Write(string question, string text) => sheet = sheet.With(question, new Answer([], text, 1, "en", at));

        Choose("who", isProxy ? "caredFor" : "me");
        Choose("age", Pick(i, "18to49", "50to59", "60to69", "70plus"));
        Choose("walk", i is 2 ? "yes" : "no");
        if (i is 2)
        {
            Choose("walkTiming", "unchecked");
        }

        Choose("saddle", "no");
        Choose("bladder", i is 10 ? "yes" : "no");
        if (i is 10)
        {
            Choose("bladderTiming", "checked");
        }

        if (i % 3 > 0)
        {
            Choose("sex", i % 3 == 1 ? "no" : "preferNot");
        }

        Choose("legs", i % 10 == 6 ? "yes" : "no");
        if (i % 10 == 6)
        {
            Choose("legsTiming", "checked");
        }

        Choose("unwell", "none");
        Choose("site", Pick(i, "lowerBack", "leg", "neck", "several", "arm", "upperBack"));
        Choose("duration", Pick(i / 2, "3to12months", "over1year", "6to12weeks", "under6weeks"));
        Choose("trend", Pick(i, "same", "upAndDown", "worse", "better"));
        Choose("pain", Pick(i, "6", "7", "4", "8", "5", "3"));
        Choose("limits", Pick(i, "lot", "little", "almostNothing", "little", "notAtAll"));
        Choose("signs", i % 11 == 5 ? "notSure" : "none");
        Choose("history", i % 13 == 7 ? "byPhone" : i % 17 == 9 ? "cancer" : "none");
        Write("help", Words[i % Words.Length]);
        Choose("adjust", i % 4 == 0 ? ["lieDown", "stepFree"] : []);
        Write("name", Names[i % Names.Length]);
        if (isProxy)
        {
            Write("proxyName", "Nora " + Names[i % Names.Length].Split(' ')[^1]);
            Write("proxyRelation", "daughter");
        }

        Choose("contactBy", i % 3 == 0 ? ["phone", "email"] : i % 3 == 1 ? ["phone"] : ["phone", "text"]);
        Write("phone", $"07700 900{100 + i}");
        Choose("leaveMessage", i % 2 == 0 ? "yes" : "no");
        Write("email", i % 3 == 0 ? $"patient{i}@example.org" : "");
        Choose("times", Pick(i, "mornings", "afternoons", "any"));
        return sheet;
    }

    private static string Pick(int i, params string[] options) => options[i % options.Length];
}
