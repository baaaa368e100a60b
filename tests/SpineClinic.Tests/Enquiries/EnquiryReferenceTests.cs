using SpineClinic.Enquiries;

namespace SpineClinic.Tests.Enquiries;

public sealed class EnquiryReferenceTests
{
    [Fact]
    public void Every_single_wrong_sign_is_found()
    {
        var reference = EnquiryReference.New();
        for (var i = 3; i < reference.Length; i++)
        {
            foreach (var sign in EnquiryReference.Alphabet.Where(sign => reference[i] != '-' && sign != reference[i]))
            {
                Assert.False(EnquiryReference.TryParse(reference[..i] + sign + reference[(i + 1)..], out _));
            }
        }
    }

    [Fact]
    public void Every_swap_of_two_neighbours_is_found()
    {
        for (var n = 0; n < 200; n++)
        {
            var signs = EnquiryReference.New().Replace("-", "", StringComparison.Ordinal)[2..];
            for (var i = 0; i < signs.Length - 1; i++)
            {
                if (signs[i] != signs[i + 1])
                {
                    Assert.False(EnquiryReference.TryParse(signs[..i] + signs[i + 1] + signs[i] + signs[(i + 2)..], out _));
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SC")]
    [InlineData("SC-2222-2")]
    [InlineData("SC-0000-00")]
    [InlineData("SC-2222-2222222222222222222222222222222222222222222222")]
    [InlineData("'; DROP TABLE Enquiries; --")]
    public void Anything_else_is_refused(string? text) => Assert.False(EnquiryReference.TryParse(text, out _));

    [Fact]
    public void It_is_read_as_people_write_it()
    {
        var reference = EnquiryReference.New();
        Assert.Matches("^SC-[2-9CDFHJKMNPRTVWXY]{4}-[2-9CDFHJKMNPRTVWXY]{2}$", reference);
        foreach (var written in new[] { reference, reference.ToLowerInvariant(), reference.Replace('-', ' '), reference[3..], " " + reference.Replace("-", "", StringComparison.Ordinal) })
        {
            Assert.True(EnquiryReference.TryParse(written, out var read));
            Assert.Equal(reference, read);
        }
    }

    [Fact]
    public void The_alphabet_has_no_look_alikes()
    {
        Assert.Equal(23, EnquiryReference.Alphabet.Distinct().Count());
        Assert.DoesNotContain(EnquiryReference.Alphabet, sign => "01OILZSBGQUAE".Contains(sign, StringComparison.Ordinal));
    }
}
