namespace SpineClinic.Enquiries;

/// <summary>One key under which an enquiry is filed; see <see cref="SearchTerms"/>.</summary>
public sealed class SearchKey
{
    private SearchKey()
    {
    }

    internal SearchKey(string key, long order, long marks)
    {
        Key = key;
        Order = order;
        Marks = marks;
    }

    public string Key { get; private set; } = "";

    /// <summary>The <see cref="SearchEntry"/>.</summary>
    public long Order { get; private set; }

    /// <summary>The <see cref="SearchMarks"/> of what the key is of. They are in the key itself, so that a row is left out without being looked up.</summary>
    public long Marks { get; private set; }
}
