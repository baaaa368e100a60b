using SpineClinic.Mail;

namespace SpineClinic.Tests.Mail;

public sealed class ClinicAddressTests
{
    [Theory]
    [InlineData("https://clinic.example", "https://clinic.example/enquire?language=de#x")]
    [InlineData("http://clinic.example:8080/", "http://clinic.example:8080/enquire?language=de#x")]
    [InlineData("https://klinik-köln.example", "https://xn--klinik-kln-lcb.example/enquire?language=de#x")]
    [InlineData("https://xn--klinik-kln-lcb.example", "https://xn--klinik-kln-lcb.example/enquire?language=de#x")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/enquire?language=de#x")]
    public void A_link_has_the_host_as_browsers_send_it(string site, string link) => Assert.Equal(link, new ClinicAddress(new Uri(site)).Of("/enquire?language=de#x"));
}
