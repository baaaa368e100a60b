using Bunit;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Tests.Ui;

public sealed class PhoneTextTests : BunitContext
{
    [Fact]
    public void The_number_stands_where_the_text_has_its_gap_and_can_be_dialled() => Assert.Equal(
        "Call <a href=\"tel:+442079460018\"><bdi dir=\"ltr\">+44 (20) 7946 0018</bdi></a> now.", Show("Call {phone} now.", "+44 (20) 7946 0018"));

    [Fact]
    public void A_number_without_a_country_is_of_the_clinics_region() =>
        Assert.Contains("tel:+442079460018", Render<PhoneText>(parameters => parameters.Add(text => text.Text, "{phone}").Add(text => text.Phone, "0044 (0)20 7946 0018").Add(text => text.Region, "GB")).Markup, StringComparison.Ordinal);

    [Fact]
    public void A_text_without_a_gap_stays_as_it_is() => Assert.Equal("Call us.", Show("Call us.", "020 7946 0018"));

    [Fact]
    public void Hostile_text_stays_text() => Assert.DoesNotContain("<script", Show("<script>{phone}", "<script>"), StringComparison.Ordinal);

    private string Show(string text, string phone) => Render<PhoneText>(parameters => parameters
        .Add(component => component.Text, text).Add(component => component.Phone, phone)).Markup.Trim();
}
