using SpineClinic.Web.Hosting;

return await CommandLine.RunAsync(args);

/// <summary>The entry point, public for the tests that start the whole application.</summary>
public partial class Program;
