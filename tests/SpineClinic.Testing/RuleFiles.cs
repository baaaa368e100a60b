using SpineClinic.Safety;

namespace SpineClinic.Testing;

/// <summary>The texts of the rule files in force.</summary>
public static class RuleFiles
{
    public static string Stops { get; } = Read("stop-rules.1.json");

    public static string Priorities { get; } = Read("priority-rules.1.json");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SafetyLibrary).Assembly.GetManifestResourceStream($"SpineClinic.Safety.Data.{name}")!);
        return reader.ReadToEnd();
    }
}
