namespace SpineClinic.Testing;

/// <summary>Pages as they were served, kept for checkers that read files (tests/checkers) when SPINECLINIC_PAGES names a folder.</summary>
public static class SavedPages
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SPINECLINIC_PAGES");

    public static bool AreWanted => Folder is { Length: > 0 };

    /// <param name="name">What is on the page; a file's name is made of it.</param>
    /// <param name="html">As it came.</param>
    public static async Task KeepAsync(string name, string html)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Folder is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(Path.Combine(Folder, string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')) + ".html"), html);
        }
    }
}
