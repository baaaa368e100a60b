using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Booking;
using SpineClinic.Privacy;
using SpineClinic.Specialists;
using SpineClinic.Staff;

namespace SpineClinic.Website;

public sealed partial class SiteSettings
{
    /// <summary>Sets what the clinic is called and how its pages look. Fields: name, phone, brand, accent, logo (see <see cref="KeepLogoAsync"/>; empty for none).</summary>
    public Task<SiteResult> ChangeLookAsync(StaffActor actor, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        async work =>
        {
            var before = work.Clinic.Logo;
            await ApplyLookAsync(work);
            if (!form.IsWrong && before is not null && before != work.Clinic.Logo)
            {
                // Another replica still shows it for half a minute, and a browser that keeps a page longer: its day begins now.
                await work.Db.LogoImages.Where(image => image.File == before).ExecuteUpdateAsync(row => row.SetProperty(image => image.UploadedAt, clock.GetCurrentInstant()), work.Token);
            }

            return new Change("LookChanged", "clinic", Clinic.Subject);
        },
        cancellationToken);

    /// <summary>The clinic as it would be with these fields. Nothing is kept of it.</summary>
    /// <returns>Null when a field is wrong; the form says which.</returns>
    public Task<Clinic?> TryLookAsync(StaffActor actor, ShapeForm form, CancellationToken cancellationToken) => TryAsync(actor, form, ApplyLookAsync, cancellationToken);

    /// <summary>Keeps a picture until the look is saved, for a day at most, so that a page with an error elsewhere does not lose it. Patients do not see it yet.</summary>
    /// <returns>The name by which <see cref="ChangeLookAsync"/> takes it; null when it is refused, and the form says why.</returns>
    public async Task<string?> KeepLogoAsync(StaffActor actor, ShapeForm form, byte[] bytes, CancellationToken cancellationToken)
    {
        Permissions.Demand(actor, Permission.ManageClinic);
        ArgumentNullException.ThrowIfNull(form);
        var content = LogoFile.Check(bytes);
        if (content.Problem is { } problem)
        {
            form.Refuse("file", problem);
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await turns.TakeAsync(db, [Clinic.Subject], cancellationToken);
        var now = clock.GetCurrentInstant();
        var file = content.NameOf(bytes);
        if (await db.LogoImages.Where(image => image.File == file).ExecuteUpdateAsync(row => row.SetProperty(image => image.UploadedAt, now), cancellationToken) == 0)
        {
            db.LogoImages.Add(new LogoImage(content, bytes, now));
            db.AuditEntries.Add(new AuditEntry(now, actor.Actor, "site.LogoUploaded", "clinic", Clinic.Subject, file));
        }

        await db.SaveChangesAsync(cancellationToken);
        await UnusedLogos.RemoveAsync(db, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return file;
    }

    /// <summary>Sets when somebody is there. Fields: one for each day of the week by its English name, such as "08:00-13:00, 14:00-18:00"; empty when closed.</summary>
    public Task<SiteResult> ChangeHoursAsync(StaffActor actor, ShapeForm form, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        form,
        work =>
        {
            var spans = ApplyHours(work);
            return Task.FromResult<Change?>(new Change("HoursChanged", "clinic", Clinic.Subject, string.Create(CultureInfo.InvariantCulture, $"{spans} spans")));
        },
        cancellationToken);

    /// <summary>The clinic as it would be with these hours, as with <see cref="TryLookAsync"/>.</summary>
    public Task<Clinic?> TryHoursAsync(StaffActor actor, ShapeForm form, CancellationToken cancellationToken) => TryAsync(
        actor,
        form,
        work =>
        {
            ApplyHours(work);
            return Task.CompletedTask;
        },
        cancellationToken);

    private static int ApplyHours(Work work)
    {
        var form = work.Form;
        foreach (var (_, field) in SiteForms.Days)
        {
            form.With(field, TypedHours.Read(form[field]) is { Problem: null } typed ? SiteForms.Said(typed.Spans) : form[field]);
        }

        form.Against(SiteForms.Hours(work.Clinic));
        var days = SiteForms.Days.Select(day => (day.Day, day.Field, Typed: TypedHours.Read(form[day.Field]))).ToList();
        foreach (var (_, field, typed) in days.Where(day => day.Typed.Problem is not null))
        {
            form.Refuse(field, typed.Problem!);
        }

        var hours = days.SelectMany(day => day.Typed.Spans.Select(span => new OpeningHours(day.Day, span.Opens, span.Closes))).ToList();
        if (hours.Count == 0 && !form.IsWrong)
        {
            // Without any hours the clinic would count as open round the clock, and patients would be told so.
            form.Refuse(SiteForms.Days[0].Field, "Enter when somebody is there on at least one day");
        }

        if (!form.IsWrong && !hours.Select(Span).ToHashSet().SetEquals(work.Clinic.OpeningHours.Select(Span)))
        {
            work.Clinic.OpeningHours.Clear();
            work.Clinic.OpeningHours.AddRange(hours);
        }

        return hours.Count;
    }

    private static async Task ApplyLookAsync(Work work)
    {
        var (form, clinic) = (work.Form, work.Clinic);
        foreach (var field in new[] { "brand", "accent" })
        {
            // As it is stored, so that what is sent twice is not taken for what another manager saved.
            form.With(field, Colour.Parse(form[field])?.ToString() ?? form[field]);
        }

        form.Against(SiteForms.Look(clinic), unread: "logo");
        var (name, phone) = (form.Line("name", "the clinic's name", ShapeSettings.LongestName), form.Phone("phone", clinic.PhoneRegion, isNeeded: true));
        var brand = ColourOf(form, "brand", BrandCheck.Passes, colour => string.Create(
            CultureInfo.InvariantCulture,
            $"Choose a darker colour: as text this one has a contrast of {Math.Floor(BrandCheck.InLight(colour) * 10) / 10:0.0} to 1 in light colours, and people with low vision need {BrandCheck.Least} to 1"));
        var accent = ColourOf(form, "accent", BrandCheck.AccentPasses, colour => string.Create(
            CultureInfo.InvariantCulture,
            $"Choose a lighter colour: the text on this one has a contrast of {Math.Floor(BrandCheck.OfAccent(colour) * 10) / 10:0.0} to 1, and people with low vision need {BrandCheck.Least} to 1"));
        var logo = PersonalText.Line(form["logo"]);
        var image = logo.Length == 0 ? null : await work.Db.LogoImages.AsNoTracking().Where(row => row.File == logo).Select(row => new { row.Width, row.Height }).FirstOrDefaultAsync(work.Token);
        if (logo.Length > 0 && image is null)
        {
            form.Refuse("file", "The picture was not kept. Choose it again");
            form.With("logo", clinic.Logo ?? "");
        }

        if (!form.IsWrong)
        {
            clinic.Call(name, phone);
            clinic.Dress(brand?.ToString(), accent?.ToString(), image is null ? null : logo, image?.Width ?? 0, image?.Height ?? 0);
        }
    }

    private static Colour? ColourOf(ShapeForm form, string field, Func<Colour, bool> passes, Func<Colour, string> refusal)
    {
        var typed = PersonalText.Line(form[field]);
        if (typed.Length == 0)
        {
            return null;
        }

        if (Colour.Parse(typed) is not { } colour)
        {
            form.Refuse(field, "Enter a colour as # and six digits, such as #0e5a5c");
            return null;
        }

        if (!passes(colour))
        {
            form.Refuse(field, refusal(colour));
        }

        return colour;
    }

    private static (IsoDayOfWeek Day, LocalTime Opens, LocalTime Closes) Span(OpeningHours row) => (row.Day, row.Opens, row.Closes);
}
