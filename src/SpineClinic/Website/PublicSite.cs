using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SpineClinic.Website;

/// <summary>
/// What the clinic tells of itself on its public pages, kept in memory. What another process changes is seen within <see cref="Remembered{T}.Lifetime"/>.
/// </summary>
public sealed class PublicSite(IDbContextFactory<ClinicDbContext> contexts, IClock clock, IDatabaseErrors errors)
{
    private readonly Remembered<Snapshot> current = new(
        clock, errors, (one, other) => contexts.AreSame(one.Pages, other.Pages) && contexts.AreSame(one.News, other.News) && contexts.AreSame(one.Profiles, other.Profiles));

    /// <summary>As it is now.</summary>
    public async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken) =>
        current.Fresh ?? await current.ReadAsync(ReadAsync, cancellationToken) ?? Snapshot.Nothing;

    /// <summary>Reads it again at the next question. Call it after the commit.</summary>
    public void Forget() => current.Forget();

    /// <summary>A picture of a logo, whether or not it is in use; null when there is none of this name.</summary>
    public async Task<LogoImage?> FindLogoAsync(string file, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.LogoImages.AsNoTracking().FirstOrDefaultAsync(image => image.File == file, cancellationToken);
    }

    private async Task<Snapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return new Snapshot(
            await db.ClinicPages.AsNoTracking().Where(page => page.IsPublished).OrderBy(page => page.Title).ToListAsync(cancellationToken),
            await db.NewsItems.AsNoTracking().OrderByDescending(item => item.From).ThenBy(item => item.Title).ToListAsync(cancellationToken),
            await db.TeamProfiles.AsNoTracking().Where(profile => profile.IsPublished).ToListAsync(cancellationToken));
    }

    /// <summary>What there is to show.</summary>
    /// <param name="Pages">Those that are published, by title.</param>
    /// <param name="News">All, newest first.</param>
    /// <param name="Profiles">Those that are published.</param>
    public sealed record Snapshot(IReadOnlyList<ClinicPage> Pages, IReadOnlyList<NewsItem> News, IReadOnlyList<TeamProfile> Profiles)
    {
        public static Snapshot Nothing { get; } = new([], [], []);
    }
}
