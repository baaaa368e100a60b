namespace SpineClinic.Web.Hosting;

/// <summary>Addresses that are only read. Monitors, link checkers and those who show what a shared link leads to ask for the head alone.</summary>
public static class Reading
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
}
