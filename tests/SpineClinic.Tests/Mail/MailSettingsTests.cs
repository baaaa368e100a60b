using SpineClinic.Mail;

namespace SpineClinic.Tests.Mail;

public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("reception@clinic.example", "clinic.example")]
    [InlineData("praxis@klinik-köln.example", "xn--klinik-kln-lcb.example")]
    [InlineData("praxis@xn--klinik-kln-lcb.example", "xn--klinik-kln-lcb.example")]
    public void The_domain_of_ids_is_ascii(string from, string domain) => Assert.Equal(domain, new MailSettings { Transport = "Folder", Folder = "mail", From = from }.Domain);
}
