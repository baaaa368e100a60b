using System.Security.Cryptography;
using System.Text;
using SpineClinic.Enquiries;

namespace SpineClinic.Triage;

/// <summary>
/// A short mark of an answer, by which a tab says which answer it was shown. It goes by what the answer says, not by when it was given: an answer that another tab
/// has changed and changed back is no conflict.
/// </summary>
public static class CallMarks
{
    private const int Length = 16;

    /// <returns>Empty when there is no answer.</returns>
    public static string Of(Answer? answer) => answer is null or { IsEmpty: true } ? "" : Of(answer.Codes, answer.Text);

    /// <returns>Empty when there are no words.</returns>
    public static string Of(string? words) => string.IsNullOrEmpty(words) ? "" : Of([], words);

    private static string Of(IReadOnlyList<string> codes, string? text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(',', codes.Order(StringComparer.Ordinal))}\n{text}")))[..Length];
}
