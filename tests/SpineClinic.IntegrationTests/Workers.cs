using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;
using SpineClinic.Website;

namespace SpineClinic.IntegrationTests;

/// <summary>What the clinic does by itself: a worker that nobody starts is a promise that nobody keeps, and nothing would say so.</summary>
public sealed class Workers
{
    [Theory, EveryDatabase]
    public async Task Each_is_started_with_the_clinic(DatabaseKind kind)
    {
        var written = typeof(Program).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IHostedService)) && !type.IsAbstract).ToHashSet();
        Assert.NotEmpty(written);
        await using var clinic = await RunningClinic.StartAsync(kind);
        Assert.Superset(written, clinic.Services.GetServices<IHostedService>().Select(worker => worker.GetType()).ToHashSet());
    }

    [Theory, EveryDatabase]
    public async Task What_has_expired_is_gone_soon_after_a_start(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        await clinic.Get<Drafts>().StartAsync("en", CancellationToken.None);
        Assert.True(await clinic.Get<Handover>().AddNoteAsync(clinic.Receptionist, Guid.NewGuid(), "The lift is broken", CancellationToken.None));
        Assert.NotNull(await clinic.Get<SiteSettings>().KeepLogoAsync(clinic.Manager, new(), LogoPictures.Png(40, 40), CancellationToken.None));
        clinic.Clock.Advance(Duration.FromDays(31));
        using var sweeper = new DraftSweeper(clinic.Get<Drafts>(), clinic.Get<Handover>(), clinic.Get<UnusedLogos>(), TimeProvider.System, NullLogger<DraftSweeper>.Instance);
        await sweeper.StartAsync(CancellationToken.None);
        await Waiting.UntilAsync(async () =>
        {
            await using var db = clinic.Db();
            return !await db.Drafts.AnyAsync() && !await db.ShiftNotes.AnyAsync() && !await db.LogoImages.AnyAsync();
        });
        await sweeper.StopAsync(CancellationToken.None);
    }
}
