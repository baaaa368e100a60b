using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Website;

/// <summary>Takes away the pictures of a logo that the clinic does not show: an hour or so after their day is over, and the oldest while there are too many.</summary>
public sealed class UnusedLogos(IDbContextFactory<ClinicDbContext> contexts, IClock clock)
{
    /// <summary>How long a picture is kept that nobody saved, or that another has replaced.</summary>
    public static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>Most of them at any time, so that uploads cannot fill the database.</summary>
    public const int Most = 10;

    /// <summary>Takes away those whose time is over.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await RemoveAsync(db, clock.GetCurrentInstant(), cancellationToken);
    }

    // Names and days only: the pictures themselves stay in the database.
    internal static async Task<int> RemoveAsync(ClinicDbContext db, Instant now, CancellationToken cancellationToken)
    {
        var unused = await db.LogoImages.Where(image => !db.Clinics.Any(clinic => clinic.Logo == image.File)).Select(image => new { image.File, image.UploadedAt }).ToListAsync(cancellationToken);
        var gone = unused.OrderByDescending(image => image.UploadedAt).Where((image, place) => place >= Most || image.UploadedAt < now - Kept).Select(image => image.File).ToList();
        return gone.Count == 0 ? 0
            : await db.LogoImages.Where(image => gone.Contains(image.File) && !db.Clinics.Any(clinic => clinic.Logo == image.File)).ExecuteDeleteAsync(cancellationToken);
    }
}
