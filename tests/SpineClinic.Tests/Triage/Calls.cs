using Microsoft.EntityFrameworkCore;
using SpineClinic.Enquiries;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;

namespace SpineClinic.Tests.Triage;

/// <summary>Somebody on the phone.</summary>
internal static class Calls
{
    /// <summary>A call that has what it needs to be filed, without any red flag.</summary>
    public static readonly (string Name, string[] Values)[] AllNo =
    [
        ("who", ["me"]), ("age", ["18to49"]), ("walk", ["no"]), ("saddle", ["no"]), ("bladder", ["no"]), ("legs", ["no"]), ("unwell", ["none"]),
        ("site", ["lowerBack"]), ("duration", ["3to12months"]), ("trend", ["same"]), ("pain", ["5"]), ("limits", ["little"]), ("signs", ["none"]), ("history", ["none"]),
        ("name", ["Zoë Quince"]), ("contactBy", ["phone"]), ("phone", ["07700 900123"]),
    ];

    /// <summary>The last of each name counts.</summary>
    public static CallInput Input(params (string Name, string[] Values)[] typed) =>
        new(typed.GroupBy(input => input.Name).ToDictionary(inputs => inputs.Key, inputs => (IReadOnlyList<string>)inputs.Last().Values), new Dictionary<string, string>());

    public static Task<Guid> StartAsync(TestClinic clinic, StaffActor? actor = null) => clinic.Get<CallDesk>().StartAsync(actor ?? clinic.Receptionist, "en", CancellationToken.None);

    public static async Task<Guid> BeginAsync(TestClinic clinic, params (string Name, string[] Values)[] typed)
    {
        var id = await StartAsync(clinic);
        await SaveAsync(clinic, id, typed);
        return id;
    }

    public static async Task<CallSaved> SaveAsync(TestClinic clinic, Guid id, params (string Name, string[] Values)[] typed) =>
        (await clinic.Get<CallDesk>().SaveAsync(clinic.Receptionist, id, Input(typed), CancellationToken.None))!;

    public static async Task<CallState> FindAsync(TestClinic clinic, Guid id) => (await clinic.Get<CallDesk>().FindAsync(clinic.Receptionist, id, CancellationToken.None))!;

    /// <summary>The one enquiry that there is.</summary>
    public static async Task<Enquiry> OnlyEnquiryAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return await db.Enquiries.AsNoTracking().SingleAsync();
    }
}
