using NodaTime;

namespace SpineClinic.Specialists;

/// <summary>The clinic itself: one row. Everything a patient is told about where they are and by when they hear comes from here.</summary>
public sealed class Clinic
{
    internal const int DefaultCallsBeforeUnreachable = 3;

    /// <summary>Fewest that <see cref="CallsBeforeUnreachable"/> can be.</summary>
    public const int FewestCalls = 1;

    /// <summary>Most that <see cref="CallsBeforeUnreachable"/> can be.</summary>
    public const int MostCalls = 10;

    private Clinic()
    {
    }

    /// <param name="name">As patients know it.</param>
    /// <param name="phone">As it is to be shown.</param>
    /// <param name="phoneRegion">ISO 3166 region in which a phone number without a country code is read, such as "GB".</param>
    /// <param name="timeZone">IANA zone of the clinic's clocks.</param>
    /// <param name="jurisdiction">Id of the jurisdiction pack, such as "GB-ENG".</param>
    /// <param name="minimumAge">Whole years; people below are shown another way to help.</param>
    /// <exception cref="ArgumentException">A text is empty or the zone is unknown.</exception>
    public Clinic(string name, string phone, string phoneRegion, string timeZone, string jurisdiction, int minimumAge)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(phone);
        ArgumentException.ThrowIfNullOrWhiteSpace(phoneRegion);
        ArgumentException.ThrowIfNullOrWhiteSpace(jurisdiction);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumAge);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is null)
        {
            throw new ArgumentException($"'{timeZone}' is not an IANA time zone.", nameof(timeZone));
        }

        Id = 1;
        Name = name;
        Phone = phone;
        PhoneRegion = phoneRegion;
        TimeZone = timeZone;
        Jurisdiction = jurisdiction;
        MinimumAge = minimumAge;
    }

    /// <summary>The clinic has one row, and this is what the trail calls it.</summary>
    public static Guid Subject { get; } = new("5e5f1c00-0000-4000-8000-000000000001");

    /// <summary>Always 1.</summary>
    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string PhoneRegion { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public string Jurisdiction { get; private set; } = "";

    public int MinimumAge { get; private set; }

    /// <summary>How a tier comes about. Protocol-match needs a recorded regulatory position; a new clinic starts with the list.</summary>
    public PriorityMode PriorityMode { get; set; }

    /// <summary>Whether people abroad may ask: then the form asks where they are, to show the right emergency number.</summary>
    public bool AcceptsFromAbroad { get; set; }

    /// <summary>Who is told of an emergency while the clinic is closed; null when there is nobody, and pages say so.</summary>
    public string? OnCallEmail { get; set; }

    /// <summary>The clinic's own written protocol for a crisis, for staff; null until it is written.</summary>
    public string? CrisisProtocol { get; set; }

    /// <summary>Calls at different times that must have reached nobody before an enquiry is closed as "could not be reached": 1 to 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of bounds.</exception>
    public int CallsBeforeUnreachable
    {
        get;
        set => field = value is >= FewestCalls and <= MostCalls ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = DefaultCallsBeforeUnreachable;

    /// <summary>Colour of links and buttons on the public pages, such as "#0e5a5c"; null for that of the stylesheet.</summary>
    public string? BrandColour { get; private set; }

    /// <summary>Colour of marks and drawings there; null for that of the stylesheet.</summary>
    public string? AccentColour { get; private set; }

    /// <summary>Name of the logo's picture; null when there is none.</summary>
    public string? Logo { get; private set; }

    /// <summary>In pixels; 0 without a logo.</summary>
    public int LogoWidth { get; private set; }

    /// <summary>In pixels; 0 without a logo.</summary>
    public int LogoHeight { get; private set; }

    /// <summary>Addresses of our pages of information that this clinic does not show, such as "/treatments/injections".</summary>
    public List<string> PagesOff { get; private set; } = [];

    /// <summary>Sets what the clinic is called, and the number that every page shows.</summary>
    /// <exception cref="ArgumentException">Name or phone number is empty.</exception>
    public void Call(string name, string phone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(phone);
        Name = name;
        Phone = phone;
    }

    /// <summary>Sets how its public pages look.</summary>
    /// <param name="brand">See <see cref="BrandColour"/>.</param>
    /// <param name="accent">See <see cref="AccentColour"/>.</param>
    /// <param name="logo">See <see cref="Logo"/>.</param>
    /// <param name="width">See <see cref="LogoWidth"/>.</param>
    /// <param name="height">See <see cref="LogoHeight"/>.</param>
    public void Dress(string? brand, string? accent, string? logo, int width, int height)
    {
        BrandColour = brand;
        AccentColour = accent;
        Logo = logo;
        (LogoWidth, LogoHeight) = logo is null ? (0, 0) : (width, height);
    }

    /// <summary>When someone is there to read enquiries, by day of the week.</summary>
    public List<OpeningHours> OpeningHours { get; private set; } = [];

    /// <summary>Holidays and other days on which nobody is there.</summary>
    public List<Closure> Closures { get; private set; } = [];
}
