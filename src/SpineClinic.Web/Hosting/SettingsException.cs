namespace SpineClinic.Web.Hosting;

/// <summary>A setting is missing or wrong. The message is one line: the key, and the mend.</summary>
public sealed class SettingsException(string key, string mend) : Exception($"{key}: {mend}");
