using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Bunit;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class StructuredDataTests : PageContext
{
    private static readonly ClinicAddress Site = new(new Uri("https://clinic.example"));
    private static readonly LocalDate Today = new(2026, 11, 24);
    private static readonly Article Unread = ArticleFiles.Make("Text.", "conditions/page.en.md");
    private static readonly Article Reviewed = Unread with { Front = Unread.Front with { ReviewedBy = "Dr Example", ReviewedOn = new(2026, 5, 24) } };

    [Fact]
    public void No_word_ends_the_block_or_begins_a_tag()
    {
        const string Words = "</script><script>alert(1)</script><!-- ]]> & \u2028";
        var page = Render<JsonLd>(parameters => parameters.Add(component => component.Data, new JsonObject { ["name"] = Words }));
        var block = Assert.Single(new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{page.Markup}</body>").Scripts);
        Assert.Equal("application/ld+json", block.Type);
        Assert.DoesNotContain("<", block.Text, StringComparison.Ordinal);
        Assert.Equal(Words, JsonNode.Parse(block.Text)!["name"]!.GetValue<string>());
    }

    [Fact]
    public void An_article_that_nobody_read_or_that_is_overdue_names_no_review()
    {
        Assert.Null(Article(Unread)["lastReviewed"]);
        Assert.Null(Article(Unread)["reviewedBy"]);
        Assert.Null(StructuredData.Article(Patient(), Reviewed, new(2027, 5, 25), Site)["lastReviewed"]);
    }

    [Fact]
    public void An_article_that_was_reviewed_names_who_and_when()
    {
        Assert.Equal("2026-05-24", Article(Reviewed)["lastReviewed"]!.GetValue<string>());
        Assert.Equal("Dr Example", Article(Reviewed)["reviewedBy"]!["name"]!.GetValue<string>());
        Assert.Equal("MedicalCondition", Article(Reviewed)["about"]!["@type"]!.GetValue<string>());
        Assert.Empty(SchemaOrg.Faults(Article(Reviewed)));
    }

    [Fact]
    public void A_clinic_has_its_number_and_days_with_the_same_hours_together()
    {
        var context = Patient();
        var clinic = context.Clinic;
        clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Tuesday, new(8, 0), new(18, 0)));
        clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Monday, new(8, 0), new(18, 0)));
        clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Saturday, new(9, 30), new(12, 0)));
        var data = StructuredData.Clinic(context, Site);
        Assert.Empty(SchemaOrg.Faults(data));
        Assert.Equal("020 7946 0018", data["telephone"]!.GetValue<string>());
        Assert.Equal(
            """[{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","https://schema.org/Tuesday"],"opens":"08:00","closes":"18:00"},{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Saturday"],"opens":"09:30","closes":"12:00"}]""",
            data["openingHoursSpecification"]!.ToJsonString());
    }

    [Fact]
    public void A_clinic_has_the_address_of_its_site_or_of_each_and_without_one_none()
    {
        Assert.Null(StructuredData.Clinic(Patient(), Site)["address"]);
        var one = StructuredData.Clinic(Patient() with { Site = OwnSites.Full with { Sites = [OwnSites.Full.Sites[0]] } }, Site);
        Assert.Equal("1 Hill Road, London SE1 0AA", one["address"]!.GetValue<string>());
        var two = StructuredData.Clinic(Patient() with { Site = OwnSites.Full }, Site);
        Assert.Null(two["address"]);
        Assert.Equal(["020 7946 0019", "020 7946 0018"], two["location"]!.AsArray().Select(place => place!["telephone"]!.GetValue<string>()));
        Assert.Empty(SchemaOrg.Faults(one).Concat(SchemaOrg.Faults(two)));
    }

    [Fact]
    public void A_clinic_without_hours_names_none() => Assert.Null(StructuredData.Clinic(Patient(), Site)["openingHoursSpecification"]);

    [Fact]
    public void Closures_of_the_clinic_are_days_without_an_hour_and_those_of_one_of_its_sites_are_not_the_clinics()
    {
        var context = Patient() with { Site = OwnSites.Full };
        Assert.Null(StructuredData.Clinic(context, Site)["specialOpeningHoursSpecification"]);
        context.Clinic.Closures.Add(new Closure(new(2026, 12, 24), new(2027, 1, 3), "Christmas"));
        context.Clinic.Closures.Add(new Closure(Today.PlusDays(-1), Today, "Burst pipe"));
        context.Clinic.Closures.Add(new Closure(Today.PlusDays(-9), Today.PlusDays(-1), "Over"));
        context.Clinic.Closures.Add(new Closure(Today, Today, "Lift", context.Site.Sites[0].Id));
        var data = StructuredData.Clinic(context, Site);
        Assert.Empty(SchemaOrg.Faults(data));
        Assert.Equal(
            """[{"@type":"OpeningHoursSpecification","validFrom":"2026-11-23","validThrough":"2026-11-24","opens":"00:00","closes":"00:00"},{"@type":"OpeningHoursSpecification","validFrom":"2026-12-24","validThrough":"2027-01-03","opens":"00:00","closes":"00:00"}]""",
            data["specialOpeningHoursSpecification"]!.ToJsonString());
        var one = context with { Site = context.Site with { Sites = [context.Site.Sites[0]] } };
        Assert.Equal(3, StructuredData.Clinic(one, Site)["specialOpeningHoursSpecification"]!.AsArray().Count);
        context.Clinic.Closures.AddRange(Enumerable.Range(1, 30).Select(day => new Closure(Today.PlusDays(day), Today.PlusDays(day), "Day")));
        Assert.Equal(20, StructuredData.Clinic(context, Site)["specialOpeningHoursSpecification"]!.AsArray().Count);
    }

    [Fact]
    public void A_doctor_belongs_to_the_clinic()
    {
        var doctor = StructuredData.Physician(Patient(), Site, "Dr Back", description: null, "/team/back");
        Assert.Empty(SchemaOrg.Faults(doctor));
        Assert.Null(doctor["description"]);
        Assert.Equal("https://clinic.example/#clinic", doctor["memberOf"]!["@id"]!.GetValue<string>());
        Assert.Equal("Spine surgeon", StructuredData.Physician(Patient(), Site, "Dr Back", "Spine surgeon", "/team/back")["description"]!.GetValue<string>());
    }

    [Fact]
    public void A_list_names_its_pages()
    {
        var list = StructuredData.List(Patient(language: "de"), Site, "A", "B", "/conditions", [Unread]);
        Assert.Empty(SchemaOrg.Faults(list));
        Assert.Equal("https://clinic.example/conditions?language=de", list["url"]!.GetValue<string>());
        Assert.Equal("https://clinic.example/conditions/page", list["hasPart"]![0]!["url"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"@context":"https://schema.org","@type":"MedicalWebsite","name":"x"}""", "there is no type MedicalWebsite")]
    [InlineData("""{"@context":"https://schema.org","@type":"Person","name":"x","reviewed":"y"}""", "a Person has no reviewed")]
    [InlineData("""{"@context":"https://schema.org","@type":"Person"}""", "a Person without name")]
    [InlineData("""{"@type":"Person","name":"x"}""", "no vocabulary")]
    [InlineData("""{"@context":"https://schema.org","@type":"OpeningHoursSpecification","opens":"00:00","closes":"00:00","validFrom":"2026-12-24"}""", "hours that are of no day")]
    [InlineData("""{"@context":"https://schema.org","@type":"OpeningHoursSpecification","opens":"00:00","closes":"00:00","validFrom":"2026-12-24","validThrough":"Monday"}""", "validThrough is not a day: Monday")]
    [InlineData("""{"@context":"https://schema.org","@type":"Physician","name":"x","url":"/team","memberOf":{"@type":"MedicalClinic","name":"c","url":"https://c.example/"}}""", "url is not an address: /team")]
    [InlineData("""{"@context":"https://schema.org","@type":"Person","name":""}""", "name is empty")]
    public void What_the_vocabulary_does_not_have_is_found(string data, string fault) => Assert.Equal([fault], SchemaOrg.Faults(JsonNode.Parse(data)!.AsObject()));

    private static JsonObject Article(Article article) => StructuredData.Article(Patient(), article, Today, Site);
}
