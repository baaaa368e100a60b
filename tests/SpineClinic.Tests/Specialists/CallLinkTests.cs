using SpineClinic.Specialists;

namespace SpineClinic.Tests.Specialists;

public sealed class CallLinkTests
{
    [Theory]
    [InlineData("+44 (0)20 7946 0018", "GB", "tel:+442079460018")]
    [InlineData("0044 (0)20 7946 0018", "GB", "tel:+442079460018")]
    [InlineData("020 7946 0018", "GB", "tel:+442079460018")]
    [InlineData("030/123456", "DE", "tel:+4930123456")]
    [InlineData("+39 06 1234567", "DE", "tel:+39061234567")]
    [InlineData("116 117", "DE", "tel:116117")]
    [InlineData("19123", "EG", "tel:19123")]
    [InlineData("7946 0018", "GB", "tel:79460018")]
    [InlineData("020 7946 0018", "", "tel:02079460018")]
    public void A_phone_dials_what_was_meant(string phone, string region, string link) => Assert.Equal(link, CallLink.Of(phone, region));

    [Theory]
    [InlineData("020 7946 0018", "GB", true)]
    [InlineData("+44 (0)20 7946 0018", "DE", true)]
    [InlineData("7946 0018", "GB", true)]
    [InlineData("13 14 50", "AU", true)]
    [InlineData("116 117", "DE", true)]
    [InlineData("19123", "SA", true)]
    [InlineData("020 7946 0018 / 0019", "GB", false)]
    [InlineData("020 7946 0018, 020 7946 0019", "GB", false)]
    [InlineData("(000)", "GB", false)]
    [InlineData("0000000", "GB", false)]
    [InlineData("12", "GB", false)]
    [InlineData("112", "DE", false)]
    [InlineData("+999 123456789", "GB", false)]
    public void One_number_is_told_from_what_nobody_can_dial(string phone, string region, bool isFine) => Assert.Equal(isFine, CallLink.Dials(phone, region));
}
