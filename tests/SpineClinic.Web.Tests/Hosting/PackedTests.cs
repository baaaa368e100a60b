using Microsoft.AspNetCore.Http;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Tests.Hosting;

public sealed class PackedTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1, BR;q=0.1", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("abracadabra", null)]
    public void The_packing_is_one_that_the_browser_takes(string? accepted, string? encoding)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = accepted;
        Assert.Equal(encoding, Packed.EncodingFor(request));
    }

    [Fact]
    public void It_is_packed_once_and_only_in_ways_that_are_known()
    {
        var packed = new Packed(new byte[5000]);
        Assert.InRange(packed.As("gzip").Length, 1, 200);
        Assert.True(packed.As("br").Equals(packed.As("br")));
        Assert.Equal(5000, packed.As(null).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => packed.As("deflate"));
    }
}
