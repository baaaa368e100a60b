using System.Collections.Concurrent;
using Microsoft.Playwright;
using SpineClinic.Testing;
using SpineClinic.Web.Hosting.Demo;

namespace SpineClinic.BrowserTests;

/// <summary>One person at one browser: cookies of their own, one page, and a record of what the page asked for and complained of.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const float PatienceInMilliseconds = 10_000;

    private static readonly ConcurrentDictionary<(Uri Address, string Email), Lazy<Task<IReadOnlyList<System.Net.Cookie>>>> Sessions = new();

    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Visitor(IBrowserContext context, IPage page, Uri address)
    {
        Context = context;
        Page = page;
        Address = address;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        context.WebError += (_, error) => Complaints.Add(error.Error);
        context.Request += (_, request) => Requests.Add(request);
        context.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
            {
                Complaints.Add($"{response.Status} {response.Url}");
            }
        };
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) =>
        {
            if (frame.Binary is { } bytes && System.Text.Encoding.Latin1.GetString(bytes).Contains("OnRenderCompleted", StringComparison.Ordinal))
            {
                live.TrySetResult();
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public Uri Address { get; }

    /// <summary>Errors and warnings in the console, and exceptions in the page.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Without the browser's own line about a page that answers 404 or 422; a missing file is found by its request.</summary>
    public IEnumerable<string> RealComplaints =>
        Complaints.Where(complaint => !complaint.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal));

    public List<IRequest> Requests { get; } = [];

    public static async Task<Visitor> OpenAsync(IBrowser browser, Uri address, bool script, ColorScheme colours, int width, int height)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = script,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(PatienceInMilliseconds);
        return new Visitor(context, await context.NewPageAsync(), address);
    }

    /// <summary>The page as it was served, before the browser read it; empty unless somebody keeps it.</summary>
    public async Task<string> SourceAsync() =>
        SavedPages.AreWanted && await Requests.Last(request => request.IsNavigationRequest).ResponseAsync() is { } response ? await response.TextAsync() : "";

    /// <summary>Goes on in this browser with what a patient began elsewhere: the draft is in its cookie.</summary>
    public Task ContinueAsync(FormClient patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return Context.AddCookiesAsync(patient.Cookies.GetCookies(Address).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Domain = Address.Host,
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteAttribute.Lax,
        }));
    }

    /// <summary>Comes with the session of somebody who signed in before. The page where they do it has tests of its own.</summary>
    public async Task ComeSignedInAsync(string email)
    {
        var session = await Sessions.GetOrAdd((Address, email), _ => new(SignInOverHttpAsync)).Value;
        await Context.AddCookiesAsync(session.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = Address.Host, Path = "/", HttpOnly = true }));

        async Task<IReadOnlyList<System.Net.Cookie>> SignInOverHttpAsync()
        {
            using var client = new FormClient(Address);
            using var answer = await client.PostAsync("/staff/sign-in", ("email", email), ("password", DemoClinic.Password), ("returnUrl", "/staff"));
            return [.. client.Cookies.GetCookies(Address).Cast<System.Net.Cookie>()];
        }
    }

    public async Task SignInAsync(string email = DemoClinic.ReceptionEmail, string path = "/staff")
    {
        await Page.GotoAsync("/staff/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await Page.GetByLabel("Email address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(DemoClinic.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Page.ArriveAsync("**" + path);
    }

    /// <summary>Waits until the page's circuit has drawn its first picture: from then on it listens.</summary>
    public Task LiveAsync() => live.Task.WaitAsync(TimeSpan.FromMilliseconds(PatienceInMilliseconds));

    /// <summary>The row of an enquiry on the board.</summary>
    public ILocator Row(string reference) => Page.Locator($"[data-reference='{reference}']");

    /// <summary>Presses Tab until <paramref name="target"/> has the focus, as a person without a mouse does.</summary>
    public async Task TabToAsync(ILocator target)
    {
        const int Most = 120;
        var focused = target.And(Page.Locator(":focus"));
        for (var press = 0; press < Most; press++)
        {
            if (await focused.CountAsync() > 0)
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{Most} presses of Tab on {Page.Url} did not reach {target}.");
    }

    public async Task PressAsync(ILocator target, string key = "Enter")
    {
        await TabToAsync(target);
        await Page.Keyboard.PressAsync(key);
    }

    public async Task TypeAsync(string name, string text)
    {
        await TabToAsync(Page.Locator($"[name='{name}']"));
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses with Space and the arrow keys.</summary>
    public async Task ChooseAsync(string name, string value)
    {
        var wanted = Page.Locator($"input[name='{name}'][value='{value}']");
        if (await wanted.GetAttributeAsync("type") == "checkbox")
        {
            await PressAsync(wanted, "Space");
            return;
        }

        var group = Page.Locator($"input[name='{name}']");
        await TabToAsync(group);
        if (!await wanted.And(Page.Locator(":focus")).IsVisibleAsync())
        {
            var (from, to) = (await IndexAsync(group, Page.Locator(":focus")), await IndexAsync(group, wanted));
            for (var step = 0; step < Math.Abs(to - from); step++)
            {
                await Page.Keyboard.PressAsync(to > from ? "ArrowDown" : "ArrowUp");
            }
        }
        else
        {
            await Page.Keyboard.PressAsync("Space");
        }

        await Assertions.Expect(wanted).ToBeCheckedAsync();
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    private static async Task<int> IndexAsync(ILocator group, ILocator one)
    {
        var value = await one.GetAttributeAsync("value");
        return (await group.EvaluateAllAsync<string[]>("inputs => inputs.map(input => input.value)")).IndexOf(value);
    }
}
