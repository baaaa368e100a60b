using System.Globalization;
using SpineClinic.Specialists;
using SpineClinic.Website;

namespace SpineClinic.Web.Information;

/// <summary>A specialist whom the team page shows.</summary>
public sealed record TeamMember(Specialist Specialist, TeamProfile Profile)
{
    public string FullName => Profile.PostNominals.Length == 0 ? Specialist.Name : $"{Specialist.Name}, {Profile.PostNominals}";

    /// <summary>Whether the register that they are on is one of doctors.</summary>
    public bool IsDoctor => DoctorRegisters.Has(Profile.RegistrationBody);

    /// <summary>Languages as those who speak them call them, with their codes.</summary>
    public IReadOnlyList<(string Code, string Name)> Languages => [.. Specialist.Languages.Select(code => (code, NameOf(code)))];

    private static string NameOf(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
