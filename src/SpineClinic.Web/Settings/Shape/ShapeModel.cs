using SpineClinic.Booking;
using SpineClinic.Staff;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Settings.Shape;

/// <summary>What every page of the clinic's shape needs.</summary>
/// <param name="Actor">Who looks at it.</param>
/// <param name="Context">The clinic.</param>
/// <param name="View">Its shape, read anew.</param>
/// <param name="PainSites">The answers to "where is it worst?", as the form has them.</param>
public sealed record ShapeModel(StaffActor Actor, PatientContext Context, ShapeView View, IReadOnlyList<Choice> PainSites);
