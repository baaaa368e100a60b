using System.Globalization;
using SpineClinic.Booking;
using SpineClinic.Enquiries;
using SpineClinic.Web.Hosting;
using static SpineClinic.Web.Patients.FormPages;

namespace SpineClinic.Web.Patients;

/// <summary>After sending: where the request is, and what its person can do about it. Looking changes nothing; every post is answered with 303 or with the page again.</summary>
public static class StatusRoutes
{
    private const string Status = "/status";

    public static IEndpointRouteBuilder MapStatus(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup(Status).AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        pages.MapGet("", (string? language, string? done, StatusVisit visit) => visit.ShowAsync(language, done));

        var posts = pages.MapGroup("").RequireRateLimiting(EnquiryRoutes.RateLimit);
        posts.MapPost("", LookUpAsync);
        posts.MapPost("/contact", ChangeContactAsync);
        posts.MapPost("/add", AddAsync);
        posts.MapPost("/answer", AnswerAsync);
        posts.MapPost("/withdraw", WithdrawAsync);
        posts.MapPost("/worse", StartWorseAsync);
        posts.MapPost("/leave", (Delegate)LeaveAsync);

        var again = endpoints.MapGroup(Home).AddEndpointFilter<PatientFailures>().DisableAntiforgery();
        again.MapGet("/worse", (StatusVisit visit) => visit.ShowWorseAsync());
        again.MapPost("/worse", SendWorseAsync).RequireRateLimiting(EnquiryRoutes.RateLimit);
        return endpoints;
    }

    private static async Task<IResult> LookUpAsync(HttpContext http, StatusVisit visit, OwnEnquiries own, StatusCookie cookie, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var language = form["language"].ToString();
        RequestLanguage.Remember(http, language);
        var typed = new StatusTyped(form["reference"].ToString(), form["contact"].ToString());
        var errors = new List<(string Field, string Key)>();
        if (string.IsNullOrWhiteSpace(typed.Reference))
        {
            errors.Add(("reference", "referenceRequired"));
        }

        if (string.IsNullOrWhiteSpace(typed.Contact))
        {
            errors.Add(("contact", "contactRequired"));
        }

        if (errors.Count > 0)
        {
            return await visit.AskAsync(language, typed, errors);
        }

        switch (await own.FindAsync(typed.Reference, typed.Contact, ClientAddress.Of(http), cancellationToken))
        {
            case ({ } id, _):
                cookie.Write(http, id);
                return SeeOther(Status);
            case (_, { } wait):
                return await visit.AskAsync(language, typed, [("reference", "locked")], wait);
            default:
                return await visit.AskAsync(language, typed, [("reference", "notFound")]);
        }
    }

    private static async Task<IResult> ChangeContactAsync(HttpContext http, StatusVisit visit, OwnContact own, StatusCookie cookie, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var typed = new StatusTyped(Phone: form["phone"].ToString(), Email: form["email"].ToString());
        return cookie.Read(http) is { } id
            ? await visit.AnswerAsync(id, await own.ChangeAsync(id, typed.Phone, typed.Email, cancellationToken), "contactSaved", typed)
            : SeeOther(Status);
    }

    private static async Task<IResult> AddAsync(HttpContext http, StatusVisit visit, OwnEnquiries own, StatusCookie cookie, CancellationToken cancellationToken)
    {
        var typed = new StatusTyped(Add: (await PostedForm.ReadAsync(http))["add"].ToString());
        PatientFailures.Remember(http, new[] { typed.Add }.Where(words => words.Length > 0));
        return cookie.Read(http) is { } id
            ? await visit.AnswerAsync(id, await own.AddAsync(id, typed.Add, cancellationToken), "addSaved", typed)
            : SeeOther(Status);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, StatusVisit visit, OwnEnquiries own, StatusCookie cookie, CancellationToken cancellationToken)
    {
        var form = await PostedForm.ReadAsync(http);
        var typed = new StatusTyped(Add: form["add"].ToString());
        PatientFailures.Remember(http, new[] { typed.Add }.Where(words => words.Length > 0));
        var answerTo = long.TryParse(form["answerTo"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        return cookie.Read(http) is { } enquiry
            ? await visit.AnswerAsync(enquiry, await own.AddAsync(enquiry, typed.Add, answerTo, cancellationToken), "answerSaved", typed)
            : SeeOther(Status);
    }

    private static async Task<IResult> WithdrawAsync(HttpContext http, StatusVisit visit, OwnWithdrawal own, StatusCookie cookie, CancellationToken cancellationToken)
    {
        var isSure = (await PostedForm.ReadAsync(http))["sure"] == "yes";
        return cookie.Read(http) is not { } id ? SeeOther(Status)
            : await visit.AnswerAsync(id, isSure ? await own.WithdrawAsync(id, cancellationToken) : new OwnResult(("sure", "withdrawRequired")), "withdrawSaved", new StatusTyped());
    }

    private static async Task<IResult> StartWorseAsync(HttpContext http, Worsening worsening, StatusCookie cookie, Drafts drafts, CancellationToken cancellationToken)
    {
        if (cookie.Read(http) is not { } id || await worsening.StartAsync(id, cancellationToken) is not { } token)
        {
            return SeeOther(Status);
        }

        DraftCookie.Write(http, token);
        return SeeOther(await drafts.FindAsync(token, cancellationToken) is { } draft ? AddressOf(draft) : Status);
    }

    private static async Task<IResult> SendWorseAsync(HttpContext http, Worsening worsening, StatusCookie cookie, Drafts drafts, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(DraftCookie.Read(http), cancellationToken) is not { Sheet.WorseningOf: not null } draft)
        {
            return SeeOther(Status);
        }

        if (!draft.Route.MayShow(FormRoute.Worse))
        {
            return SeeOther(AddressOf(draft));
        }

        if (await worsening.SendAsync(draft, toldClinic: false, cancellationToken) is not { } receipt)
        {
            return SeeOther(Status);
        }

        DraftCookie.Clear(http);
        cookie.Write(http, receipt.EnquiryId);
        return SeeOther($"{Status}?done=worse");
    }

    private static async Task<SeeOtherResult> LeaveAsync(HttpContext http)
    {
        StatusCookie.Clear(http);
        return SeeOther(InLanguage("/", (await PostedForm.ReadAsync(http))["language"]));
    }
}
