using NodaTime;
using NodaTime.Text;
using SpineClinic.Mail;
using SpineClinic.Specialists;
using SpineClinic.Web.Information;

namespace SpineClinic.Web.Tests.Information;

public sealed class SecurityTextTests
{
    private static readonly ClinicAddress Secure = new(new Uri("https://clinic.example"));
    private static readonly ClinicAddress Plain = new(new Uri("http://clinic.example"));
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 15, 0);

    [Theory]
    [InlineData(null)]
    [InlineData("ask at the door")]
    public void On_http_without_a_number_to_ring_there_is_no_way_that_the_rfc_allows(string? phone) => Assert.Null(SecurityText.Write(Plain, phone is null ? null : Clinic(phone), Now));

    [Fact]
    public void On_http_the_way_is_the_phone_and_no_web_address_stands_there() => Assert.Equal(
        "Contact: tel:+442079460018\nExpires: 2027-05-29T00:00:00Z\nPreferred-Languages: en\n", SecurityText.Write(Plain, Clinic("020 7946 0018"), Now));

    [Fact]
    public void On_https_it_is_the_contact_page_and_the_file_says_where_it_is() => Assert.Equal(
        "Contact: https://clinic.example/contact\nExpires: 2027-05-29T00:00:00Z\nPreferred-Languages: en\nCanonical: https://clinic.example/.well-known/security.txt\n",
        SecurityText.Write(Secure, null, Now));

    [Fact]
    public void It_is_the_same_all_day_another_the_next_day_and_never_good_for_a_year()
    {
        var text = SecurityText.Write(Secure, null, Now)!;
        Assert.Equal(text, SecurityText.Write(Secure, null, Now + Duration.FromHours(8)));
        Assert.NotEqual(text, SecurityText.Write(Secure, null, Now + Duration.FromHours(9)));
        var expires = InstantPattern.General.Parse(text.Split('\n').Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..]).Value;
        Assert.InRange((expires - Now).TotalDays, 90, 364);
    }

    private static Clinic Clinic(string phone) => new("Test Clinic", phone, "GB", "Europe/London", "GB-ENG", 16);
}
