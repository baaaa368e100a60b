using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SpineClinic.Enquiries;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Tests.Hosting;

public sealed class SearchFilingWorkerTests
{
    [Theory, EveryDatabase]
    public async Task After_a_start_everything_can_be_found(DatabaseKind kind)
    {
        await using var clinic = await TestClinic.StartAsync(kind);
        var reference = (await clinic.ReceiveAsync()).Reference;
        await using var db = clinic.Db();
        await db.SearchKeys.ExecuteDeleteAsync();
        await db.SearchEntries.ExecuteDeleteAsync();
        Assert.Empty((await FindAsync(clinic)).Hits);
        using var worker = new SearchFilingWorker(clinic.Get<SearchFiling>(), TimeProvider.System, NullLogger<SearchFilingWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        await worker.ExecuteTask!;
        var part = await FindAsync(clinic);
        Assert.Equal((reference, false), (Assert.Single(part.Hits).Reference, part.IsBehind));
    }

    private static Task<SearchPart> FindAsync(TestClinic clinic) => clinic.Get<EnquirySearch>().FindAsync(clinic.Manager, "quince", SearchFilter.None, null, CancellationToken.None);
}
