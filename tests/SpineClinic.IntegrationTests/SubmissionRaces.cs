using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SpineClinic.Privacy;
using SpineClinic.Testing;

namespace SpineClinic.IntegrationTests;

public sealed class SubmissionRaces
{
    [Theory, EveryDatabase]
    public async Task Eight_posts_of_one_key_are_one_enquiry_and_one_reference(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();

        var places = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => patient.GoAsync("/enquire/check", ("submissionKey", key))));
        var references = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => patient.ReferenceAsync()));

        Assert.All(places, place => Assert.Equal("/enquire/received", place));
        var reference = Assert.Single(references.Distinct());
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Enquiries.CountAsync());
        Assert.Equal(1, await db.EnquiryEvents.CountAsync());
        var stored = (await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), reference)).AssertJustReceived();
        Assert.Equal(await db.Letters.CountAsync(), stored.Letters.Count);
        Assert.Equal(await db.DataKeys.CountAsync(), await db.Drafts.CountAsync());
        await LettersSayNothing.SentLettersAsync(clinic);
        Assert.Equal(stored.Letters.Count, Directory.GetFiles(clinic.MailFolder).Length);
    }

    [Theory, EveryDatabase]
    public async Task Forty_patients_at_the_same_moment_are_forty_enquiries(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        FormClient[] patients = [.. Enumerable.Range(0, 40).Select(_ => clinic.NewPatient())];
        await Task.WhenAll(patients.Select((patient, i) => patient.WalkAsync(
            ("contact", [("name", $"Patient {i}"), ("contactBy", "email"), ("email", $"patient{i}@example.org")]))));
        var keys = await Task.WhenAll(patients.Select(patient => patient.SubmissionKeyAsync()));

        await Task.WhenAll(patients.Zip(keys, (patient, key) => patient.GoAsync("/enquire/check", ("submissionKey", key))));
        var references = await Task.WhenAll(patients.Select(patient => patient.ReferenceAsync()));

        Assert.Equal(40, references.Distinct().Count());
        await using var db = clinic.Db();
        Assert.Equal(40, await db.Enquiries.CountAsync());
        for (var i = 0; i < patients.Length; i++)
        {
            var stored = (await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), references[i])).AssertJustReceived();
            Assert.Equal(($"Patient {i}", $"patient{i}@example.org"), (stored.Enquiry.Name, stored.Enquiry.Email));
            patients[i].Dispose();
        }
    }

    [Theory, EveryDatabase]
    public async Task Two_tabs_that_press_continue_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var patient = clinic.NewPatient();
        await patient.FillAsync();
        var key = await patient.SubmissionKeyAsync();

        var places = await Task.WhenAll(
            patient.GoAsync("/enquire/severity", ("pain", "8"), ("limits", "lot")),
            patient.GoAsync("/enquire/problem", ("site", "neck"), ("duration", "over1year"), ("trend", "better")),
            patient.GoAsync("/enquire/help", ("help", "From the other tab"), ("adjust", "stepFree")),
            patient.GoAsync("/enquire/contact", ("name", "Two Tabs"), ("contactBy", "phone"), ("phone", "07700 900777")));

        Assert.All(places, place => Assert.Equal("/enquire/check", place));
        Assert.Equal(key, await patient.SubmissionKeyAsync());
        var stored = await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), await patient.SendAsync());
        stored.AssertJustReceived();
        Assert.Equal(
            ("8", "lot", "neck", "over1year", "better", "From the other tab", "stepFree", "Two Tabs", "+447700900777"),
            (stored.Sheet.Codes("pain")[0], stored.Sheet.Codes("limits")[0], stored.Sheet.Codes("site")[0], stored.Sheet.Codes("duration")[0], stored.Sheet.Codes("trend")[0],
                stored.Sheet.Text("help"), stored.Sheet.Codes("adjust")[0], stored.Enquiry.Name, stored.Enquiry.Phone));
    }

    [Theory, EveryDatabase]
    public async Task A_page_changed_while_the_form_is_sent_is_in_the_enquiry_or_told_that_it_was_sent(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        for (var round = 0; round < 10; round++)
        {
            using var patient = clinic.NewPatient();
            await patient.FillAsync();
            var key = await patient.SubmissionKeyAsync();
            var sending = patient.GoAsync("/enquire/check", ("submissionKey", key));
            var changed = await patient.GoAsync("/enquire/help", ("help", "Changed at the last moment"));
            if (await sending == "/enquire/check")
            {
                // Sent from what the other tab has changed meanwhile: the person is shown what it is now, and sends that.
                Assert.Equal("/enquire/check", changed);
                Assert.Equal("/enquire/received", await patient.GoAsync("/enquire/check", ("submissionKey", key)));
            }

            var stored = await StoredEnquiry.ReadAsync(clinic.Db(), clinic.Services.GetRequiredService<Vault>(), await patient.ReferenceAsync());
            Assert.True(
                changed == "/enquire/received" || stored.AssertJustReceived().Sheet.Text("help") == "Changed at the last moment",
                $"Round {round}: the page was answered with {changed}, and the enquiry holds '{stored.Sheet.Text("help")}'.");
        }
    }
}
