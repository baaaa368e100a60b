using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpineClinic.Audit;
using SpineClinic.Enquiries;
using SpineClinic.Specialists;
using SpineClinic.Staff;
using SpineClinic.Testing;
using SpineClinic.Triage;
using SpineClinic.Web.Account;
using SpineClinic.Web.Reception;

namespace SpineClinic.Web.Tests.Reception;

/// <summary>Live components on a real database, signed in as one of its people.</summary>
public abstract class StaffContext : PageContext
{
    protected async Task<TestClinic> SignInAsync(DatabaseKind kind, Func<TestClinic, StaffActor> who)
    {
        var clinic = await TestClinic.StartAsync(kind);
        var actor = who(clinic);
        Services.AddSingleton(clinic.Get<Board>());
        Services.AddSingleton(clinic.Get<TriageDesk>());
        Services.AddSingleton(clinic.Get<EnquiryFiles>());
        Services.AddSingleton(clinic.Get<ClinicProfile>());
        Services.AddSingleton(clinic.Get<ClinicSignals>());
        Services.AddSingleton(clinic.Get<PathHealth>());
        Services.AddSingleton(clinic.Get<IDatabaseErrors>());
        Services.AddSingleton(clinic.Get<IClock>());
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new CurrentStaff(new StaffDirectory(clinic.Get<IDbContextFactory<ClinicDbContext>>())));
        this.AddAuthorization().SetAuthorized(actor.Name).SetClaims(new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()));
        return clinic;
    }

    /// <summary>With its rows in it, as before the browser is connected.</summary>
    protected IRenderedComponent<LiveBoard> ShowBoard()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        return Render<LiveBoard>();
    }
}
