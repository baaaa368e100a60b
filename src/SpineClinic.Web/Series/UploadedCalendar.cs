using System.Text;
using Microsoft.AspNetCore.Http.Features;
using SpineClinic.Web.Hosting;

namespace SpineClinic.Web.Series;

/// <summary>A calendar as it was handed in: a file, or pasted text. The body's limit of 256 KB holds.</summary>
/// <param name="Specialist">Whose.</param>
/// <param name="Pasted">The text field, to be shown again.</param>
/// <param name="File">What was in the file; empty when there was none.</param>
public sealed record UploadedCalendar(string Specialist, string Pasted, string File)
{
    public string Text => File.Length > 0 ? File : Pasted;

    public static async Task<UploadedCalendar> ReadAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!http.Request.HasFormContentType)
        {
            return new UploadedCalendar("", "", "");
        }

        try
        {
            var limit = (int)RequestLimits.LargestBody;
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = limit, ValueLengthLimit = limit, ValueCountLimit = 20, BufferBodyLengthLimit = limit }));
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return new UploadedCalendar(form["specialist"].ToString(), form["pasted"].ToString(), form.Files["file"] is { Length: > 0 } file ? await TextAsync(file, http.RequestAborted) : "");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // Not a form that a page of ours sends: nothing was handed in.
            return new UploadedCalendar("", "", "");
        }
    }

    private static async Task<string> TextAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
