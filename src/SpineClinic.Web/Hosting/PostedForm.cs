using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SpineClinic.Web.Hosting;

/// <summary>Reads a plain form post, the only kind that our pages send.</summary>
public static class PostedForm
{
    private const string Plain = "application/x-www-form-urlencoded";

    /// <summary>The inputs of a form with a file, and the file; null when none was chosen.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the server takes, or is no such form.</exception>
    public static async Task<(IFormCollection Fields, byte[]? File)> ReadWithFileAsync(HttpContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.HasFormContentType)
        {
            return (FormCollection.Empty, null);
        }

        try
        {
            if (context.Request.ContentType?.StartsWith(Plain, StringComparison.OrdinalIgnoreCase) == true)
            {
                return (await ReadAsync(context), null);
            }

            var most = RequestLimits.LargestOf(context);
            var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = most, MemoryBufferThreshold = (int)most }, context.RequestAborted);
            var fields = new FormCollection(form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(Spoken)])));

            // A browser sends a file without a name when none was chosen; one with a name and nothing in it was.
            if (form.Files.GetFile(name) is not { FileName.Length: > 0 } file)
            {
                return (fields, null);
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, context.RequestAborted);
            return (fields, content.ToArray());
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("This is no form of ours.", StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The inputs; none for a body of any other kind.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the server takes, or has more or longer inputs than any page of ours.</exception>
    public static async Task<FormCollection> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.ContentType?.StartsWith(Plain, StringComparison.OrdinalIgnoreCase) != true)
        {
            return FormCollection.Empty;
        }

        // The framework refuses a form with a zero character in it, and all that was typed would be lost with it. It says nothing, so it goes.
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = Spoken((await body.ReadToEndAsync(context.RequestAborted)).Replace("%00", "", StringComparison.Ordinal));
        using var reader = new FormReader(text);
        try
        {
            return new FormCollection(await reader.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException("This is more than any form of ours.", StatusCodes.Status413PayloadTooLarge);
        }
    }

    // No database of ours keeps a zero character.
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Spoken(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
