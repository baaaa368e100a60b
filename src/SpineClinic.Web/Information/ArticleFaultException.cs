namespace SpineClinic.Web.Information;

/// <summary>A file of information is not as it must be. Caught where files are read, so that one broken file costs one page.</summary>
/// <param name="line">Counted from 1, within the file.</param>
/// <param name="problem">In words for whoever edits the file.</param>
internal sealed class ArticleFaultException(int line, string problem) : Exception(problem)
{
    public int Line { get; } = line;
}
