using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class ContactParserTests
{
    [Theory]
    [InlineData("12345")]
    [InlineData("ring me")]
    [InlineData("")]
    [InlineData("07700 90012")]
    [InlineData("+1")]
    public void What_cannot_be_called_is_refused(string text) => Assert.Null(ContactParser.Phone(text, "GB"));

    [Theory]
    [InlineData("020 7946 0018", "+442079460018")]
    [InlineData("(020) 7946-0018", "+442079460018")]
    [InlineData("+44 20 7946 0018", "+442079460018")]
    [InlineData("0044 20 7946 0018", "+442079460018")]
    [InlineData("07700 900123", "+447700900123")]
    [InlineData("+49 30 901820", "+4930901820")]
    [InlineData("٠٢٠ ٧٩٤٦ ٠٠١٨", "+442079460018")]
    public void A_number_is_read_as_people_write_it(string text, string number) => Assert.Equal(number, ContactParser.Phone(text, "GB"));

    [Theory]
    [InlineData("zoe")]
    [InlineData("zoe@")]
    [InlineData("zoe@example")]
    [InlineData("Zoe <zoe@example.org>")]
    [InlineData("zoe@example.org, mallory@example.org")]
    [InlineData("zoe@example.org\r\nBcc: mallory@example.org")]
    [InlineData("\"zoe quince\"@example.org")]
    [InlineData("zoe@[127.0.0.1]")]
    [InlineData("<@route:zoe@example.org>")]
    public void What_is_not_one_plain_address_is_refused(string text) => Assert.Null(ContactParser.Email(text));

    [Theory]
    [InlineData("zoe@example.org")]
    [InlineData("zoe.o'neill+clinic@mail.example.co.uk")]
    [InlineData("zoë@example.org")]
    public void A_plain_address_is_kept(string text) => Assert.Equal(text, ContactParser.Email(text));
}
