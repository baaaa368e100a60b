using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Booking;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.Testing;

/// <summary>Makes a running clinic one that can be booked, and sends invitations as its receptionist does.</summary>
public static partial class Bookable
{
    private const string Name = "Half an hour";

    /// <summary>A consultation of half an hour, at the clinic or by phone, and the way to it; no room is step-free.</summary>
    public static async Task<ConsultationType> AddTypeAsync(this RunningClinic clinic, Action<ConsultationType>? change = null)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        var site = await db.Sites.FirstAsync(row => row.Name == "Riverside House");
        site.Directions = "Two minutes from the station. The step-free door is on the river side.";
        await db.Rooms.ForEachAsync(room => room.IsStepFree = false);
        var type = new ConsultationType(Name, 30) { WhatToBring = "Your medicines, and any scans." };
        type.SetTimes(30, 0, 10, 30, 15);
        type.Modes.Add(ConsultationMode.Phone);
        change?.Invoke(type);
        db.ConsultationTypes.Add(type);
        await db.SaveChangesAsync();
        clinic.Forget();
        return type;
    }

    /// <summary>The consultation that was added, or a new one.</summary>
    public static async Task<ConsultationType> TypeAsync(this RunningClinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        return await db.ConsultationTypes.AsNoTracking().FirstOrDefaultAsync(type => type.Name == Name) ?? await clinic.AddTypeAsync();
    }

    /// <summary>Lets the clinic read its rooms and consultations anew.</summary>
    public static void Forget(this RunningClinic clinic)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        clinic.Services.GetRequiredService<ClinicShape>().Forget();
    }

    /// <summary>Invites whoever sent an enquiry.</summary>
    /// <returns>The address of the link in the letter.</returns>
    public static async Task<string> InviteAsync(this RunningClinic clinic, string reference, ConsultationType type, params string[] missing)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        ArgumentNullException.ThrowIfNull(type);
        await using var db = clinic.Db();
        var staff = (await db.StaffMembers.AsNoTracking().SingleAsync(member => member.Email == DemoClinic.ReceptionEmail)).ToActor();
        await clinic.Services.GetRequiredService<Invitations>().IssueAsync(staff, reference, type.Id, null, missing, CancellationToken.None);
        return await clinic.LinkAsync(reference, BookingLetters.Inviting);
    }

    /// <summary>The address of the link in the newest letter of a kind.</summary>
    public static async Task<string> LinkAsync(this RunningClinic clinic, string regarding, string kind)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        await using var db = clinic.Db();
        var letters = await db.Letters.AsNoTracking().Where(letter => letter.Regarding == regarding && letter.Kind == kind).ToListAsync();
        return Link().Match(letters.OrderBy(letter => letter.CreatedAt).Last().Text).Value;
    }

    [GeneratedRegex("/(invitation|appointment)/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
