using Microsoft.AspNetCore.StaticAssets;

namespace SpineClinic.Web.Layout;

/// <summary>Addresses of our own files with a fingerprint of their content, so that browsers keep them for good and never show an old one.</summary>
public sealed class AssetPaths
{
    private readonly Dictionary<string, string> paths;

    /// <param name="endpoints">All endpoints; the static files among them carry their description.</param>
    public AssetPaths(IEnumerable<Endpoint> endpoints)
    {
        paths = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Select(asset => (Label: asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value, asset.Route))
            .Where(asset => asset.Label is not null)
            .DistinctBy(asset => asset.Label)
            .ToDictionary(asset => asset.Label!, asset => "/" + asset.Route);
    }

    public string this[string file] => paths.GetValueOrDefault(file, "/" + file);
}
