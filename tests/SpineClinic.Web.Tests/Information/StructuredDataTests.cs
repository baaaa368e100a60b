using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Bunit;
using NodaTime;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Testing;
using SpineClinic.Web.Information;
using SpineClinic.Website;

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
    public void Hours_until_midnight_do_not_end_on_the_morning_before()
    {
        var context = Patient();
        context.Clinic.OpeningHours.Add(new OpeningHours(IsoDayOfWeek.Friday, new(18, 0), LocalTime.Midnight));
        Assert.Equal("23:59", StructuredData.Clinic(context, Site)["openingHoursSpecification"]![0]!["closes"]!.GetValue<string>());
    }

    [Fact]
    public void A_clinic_has_the_address_of_its_site_or_of_each_which_is_a_department_and_without_one_none()
    {
        Assert.Null(StructuredData.Clinic(Patient(), Site)["address"]);
        var one = StructuredData.Clinic(Patient() with { Site = OneSite }, Site);
        Assert.Equal("""{"@type":"PostalAddress","streetAddress":"1 Hill Road, London SE1 0AA","addressCountry":"GB"}""", one["address"]!.ToJsonString());
        Assert.Null(one["department"]);
        var context = Patient() with { Site = OwnSites.Full };
        context.Clinic.Closures.Add(new Closure(Today, Today, "Lift", OwnSites.Full.Sites[1].Id));
        var two = StructuredData.Clinic(context, Site);
        var departments = two["department"]!.AsArray();
        Assert.Equal(["Hillside <1>", "Riverside"], departments.Select(place => place!["name"]!.GetValue<string>()));
        Assert.Equal(["020 7946 0019", "020 7946 0018"], departments.Select(place => place!["telephone"]!.GetValue<string>()));
        Assert.Equal(two["address"]!.ToJsonString(), new JsonArray([.. departments.Select(place => place!["address"]!.DeepClone())]).ToJsonString());
        Assert.Equal([null, "2026-11-24"], departments.Select(place => place!["specialOpeningHoursSpecification"]?[0]!["validFrom"]!.GetValue<string>()));
        Assert.Null(two["specialOpeningHoursSpecification"]);
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
    public void Who_is_on_no_register_of_doctors_is_a_person_who_works_there()
    {
        var person = Of("Health and Care Professions Council", OwnSites.Full);
        Assert.Empty(SchemaOrg.Faults(person));
        Assert.Equal(("Person", "FRCS"), (person["@type"]!.GetValue<string>(), person["honorificSuffix"]!.GetValue<string>()));
        Assert.Equal("https://clinic.example/#clinic", person["worksFor"]!["@id"]!.GetValue<string>());
        Assert.Equal(["Hillside <1>", "Riverside"], person["workLocation"]!.AsArray().Select(place => place!["name"]!.GetValue<string>()));
        Assert.Null(person["jobTitle"]);
        var bare = Of("", ClinicSite.Nothing);
        Assert.Empty(SchemaOrg.Faults(bare));
        Assert.Null(bare["workLocation"] ?? bare["identifier"]);
    }

    [Fact]
    public void A_doctor_belongs_to_the_clinic_and_is_found_there()
    {
        var doctor = Of("General Medical Council", OneSite);
        Assert.Empty(SchemaOrg.Faults(doctor));
        Assert.Equal(("Physician", "What is said"), (doctor["@type"]!.GetValue<string>(), doctor["description"]!.GetValue<string>()));
        Assert.Equal("https://clinic.example/#clinic", doctor["memberOf"]!["@id"]!.GetValue<string>());
        Assert.Equal("""{"@type":"PropertyValue","name":"General Medical Council","value":"0001234"}""", doctor["identifier"]!.ToJsonString());
        Assert.Equal(("1 Hill Road, London SE1 0AA", "020 7946 0018"), (doctor["address"]!["streetAddress"]!.GetValue<string>(), doctor["telephone"]!.GetValue<string>()));
        Assert.Equal(["en", "fr"], doctor["knowsLanguage"]!.AsArray().Select(language => language!.GetValue<string>()));
        Assert.Equal(2, Of("GMC", OwnSites.Full)["address"]!.AsArray().Count);
    }

    [Fact]
    public void A_page_of_one_treatment_says_which_and_one_that_compares_says_none()
    {
        Assert.Null(Article(Unread with { Kind = ArticleKind.Treatment })["about"]);
        foreach (var (treatment, type) in new[] { (new Treatment("Spinal fusion", IsProcedure: true), "MedicalProcedure"), (new Treatment("Physiotherapy", IsProcedure: false), "MedicalTherapy") })
        {
            var page = Article(Unread with { Kind = ArticleKind.Treatment, Front = Unread.Front with { Treatment = treatment } });
            Assert.Empty(SchemaOrg.Faults(page));
            Assert.Equal((type, treatment.Name), (page["about"]!["@type"]!.GetValue<string>(), page["about"]!["name"]!.GetValue<string>()));
        }
    }

    [Fact]
    public void News_and_the_team_are_in_the_clinics_own_language_whatever_is_around_them()
    {
        var context = Patient(language: "ar") with { Site = OwnSites.Full };
        var (news, team) = (StructuredData.News(context, Site), StructuredData.Team(context, Site));
        Assert.Empty(SchemaOrg.Faults(news).Concat(SchemaOrg.Faults(team)));
        Assert.Equal(("https://clinic.example/news", "en", "News"), (news["url"]!.GetValue<string>(), news["inLanguage"]!.GetValue<string>(), news["name"]!.GetValue<string>()));
        Assert.Equal(
            """[{"@type":"NewsArticle","headline":"A new <door>","datePublished":"2026-11-24","expires":"2026-12-24"},{"@type":"NewsArticle","headline":"Second","datePublished":"2026-11-23"}]""",
            StructuredData.Write(new JsonObject { ["x"] = news["hasPart"]!.DeepClone() })[5..^1].Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal));
        Assert.Equal("https://clinic.example/team/dr-back", Assert.Single(team["hasPart"]!.AsArray())!["url"]!.GetValue<string>());
    }

    [Fact]
    public void A_page_of_ours_is_in_the_readers_language_and_one_that_the_clinic_wrote_in_its_own()
    {
        var context = Patient(language: "de") with { Site = OwnSites.Full };
        var ours = StructuredData.Medical(context, Site, "A", "B", "/emergency");
        Assert.Equal(("MedicalWebPage", "https://clinic.example/emergency?language=de", "de"), (ours["@type"]!.GetValue<string>(), ours["url"]!.GetValue<string>(), ours["inLanguage"]!.GetValue<string>()));
        var own = StructuredData.Own(context, Site, OwnSites.Page());
        Assert.Equal(("WebPage", "https://clinic.example/pages/your-visit", "en"), (own["@type"]!.GetValue<string>(), own["url"]!.GetValue<string>(), own["inLanguage"]!.GetValue<string>()));
        var bare = OwnSites.Page();
        bare.Write("bare", "Bare", "", "Text.", isPublished: true);
        Assert.Null(StructuredData.Own(context, Site, bare)["description"]);
        Assert.Empty(SchemaOrg.Faults(ours).Concat(SchemaOrg.Faults(own)).Concat(SchemaOrg.Faults(StructuredData.Own(context, Site, bare))));
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
    [InlineData("""{"@context":"https://schema.org","@type":"Person","name":"x","address":{"@type":"PostalAddress","streetAddress":"y"}}""", "a Person has no address")]
    [InlineData("""{"@context":"https://schema.org","@type":"Place","name":"x","address":"y"}""", "address is no text: y")]
    [InlineData("""{"@context":"https://schema.org","@type":"Person","name":"x","workLocation":{"@type":"Person","name":"y"}}""", "workLocation is no Person")]
    [InlineData("""{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","datePublished":"soon"}""", "datePublished is not a day: soon")]
    public void What_the_vocabulary_does_not_have_is_found(string data, string fault) => Assert.Equal([fault], SchemaOrg.Faults(JsonNode.Parse(data)!.AsObject()));

    private static ClinicSite OneSite => OwnSites.Full with { Sites = [OwnSites.Full.Sites[0]] };

    private static JsonObject Of(string register, ClinicSite sites)
    {
        var profile = new TeamProfile(OwnSites.Back.Id, "dr-back");
        profile.Write("FRCS", register, "0001234", "", "", isPublished: true);
        return StructuredData.Member(Patient() with { Site = sites }, Site, new TeamMember(OwnSites.Back, profile), "What is said");
    }

    private static JsonObject Article(Article article) => StructuredData.Article(Patient(), article, Today, Site);
}
