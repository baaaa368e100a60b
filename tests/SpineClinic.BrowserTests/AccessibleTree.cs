using System.Text.Json;
using Microsoft.Playwright;

namespace SpineClinic.BrowserTests;

/// <summary>What the browser tells a screen reader: roles, names and descriptions, from its own accessibility tree.</summary>
public sealed class AccessibleTree
{
    private readonly Dictionary<string, Node> nodes;

    private AccessibleTree(Dictionary<string, Node> nodes) => this.nodes = nodes;

    public IEnumerable<Node> Nodes => nodes.Values;

    public static async Task<AccessibleTree> ReadAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var session = await page.Context.NewCDPSessionAsync(page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes");
        await session.DetachAsync();
        return new AccessibleTree(tree.EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean() || node.TryGetProperty("parentId", out _))
            .DistinctBy(node => node.GetProperty("nodeId").GetString())
            .ToDictionary(node => node.GetProperty("nodeId").GetString()!, node => new Node(
                Value(node, "role"), Value(node, "name"), Value(node, "description"), Level(node), node.TryGetProperty("parentId", out var parent) ? parent.GetString() : null)));
    }

    public IEnumerable<Node> Of(string role) => Nodes.Where(node => node.Role == role);

    public IEnumerable<Node> Above(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        for (var id = node.ParentId; id is not null && nodes.TryGetValue(id, out var above); id = above.ParentId)
        {
            yield return above;
        }
    }

    private static string Value(JsonElement node, string property) =>
        node.TryGetProperty(property, out var held) && held.TryGetProperty("value", out var value) ? value.ToString() : "";

    private static string Level(JsonElement node) => node.TryGetProperty("properties", out var properties)
        ? properties.EnumerateArray().Where(property => property.GetProperty("name").GetString() == "level").Select(property => property.GetProperty("value").GetProperty("value").ToString()).FirstOrDefault("")
        : "";

    public sealed record Node(string Role, string Name, string Description, string Level, string? ParentId);
}
