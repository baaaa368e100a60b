using System.Net.Sockets;

namespace SpineClinic.Web.Hosting;

/// <summary>Who tries, as far as a network address tells.</summary>
public static class ClientAddress
{
    /// <summary>One household has 2^64 addresses of the sixth version: they count as one.</summary>
    public static string Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Connection.RemoteIpAddress switch
        {
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes()[..8]),
            var address => address?.ToString() ?? "",
        };
    }
}
