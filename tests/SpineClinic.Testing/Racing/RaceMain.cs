namespace SpineClinic.Testing.Racing;

/// <summary>This assembly as a program: one process of a race. A point on the standard output is one answer.</summary>
public static class RaceMain
{
    public static async Task<int> Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length != 1)
        {
            return 2;
        }

        await Racer.RunAsync(RaceSettings.Parse(args[0]), () => Console.Out.Write(".\n"));
        return 0;
    }
}
