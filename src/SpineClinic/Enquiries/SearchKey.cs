namespace SpineClinic.Enquiries;

/// <summary>One key under which an enquiry is filed; see <see cref="SearchTerms"/>.</summary>
public sealed class SearchKey
{
    private SearchKey()
    {
    }

    internal SearchKey(string key, long order)
    {
        Key = key;
        Order = order;
    }

    public string Key { get; private set; } = "";

    /// <summary>The <see cref="SearchEntry"/>.</summary>
    public long Order { get; private set; }
}
