using System.Net;
using System.Net.WebSockets;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.IntegrationTests;

public sealed class LiveConnection
{
    [Theory, EveryDatabase]
    public async Task Without_a_session_or_from_another_site_there_is_none(DatabaseKind kind)
    {
        await using var clinic = await RunningClinic.StartAsync(kind);
        using var stranger = clinic.NewPatient();
        using var asked = await stranger.PostAsync("/_blazor/negotiate?negotiateVersion=1");
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);

        using var staff = await StaffBrowser.SignInAsync(clinic, DemoClinic.ReceptionEmail);
        var cookie = staff.Cookies.GetCookieHeader(clinic.Address);
        Assert.Equal(HttpStatusCode.Forbidden, await OpenAsync(clinic, cookie, "https://evil.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(clinic, "", clinic.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await OpenAsync(clinic, cookie, clinic.Address.GetLeftPart(UriPartial.Authority)));
    }

    private static async Task<HttpStatusCode> OpenAsync(RunningClinic clinic, string cookie, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await socket.ConnectAsync(new UriBuilder(clinic.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }

        return socket.HttpStatusCode;
    }
}
