using SpineClinic.Staff;
using SpineClinic.Web.Information;
using SpineClinic.Web.Patients;
using SpineClinic.Website;

namespace SpineClinic.Web.Settings.OwnSite;

/// <summary>What every page of the public site's settings needs.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Context">The clinic.</param>
/// <param name="View">Its site, read anew.</param>
/// <param name="Articles">Our own pages, which can be switched off.</param>
public sealed record SiteModel(StaffActor Actor, PatientContext Context, SiteView View, IReadOnlyList<Article> Articles);
