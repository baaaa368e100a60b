using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

public sealed class SmokeTests
{
    [Theory, EveryDatabase]
    public async Task A_patient_fills_the_form_and_sees_a_reference(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        Assert.Matches("^SC-....-..$", await patient.SendAsync());
    }
}
