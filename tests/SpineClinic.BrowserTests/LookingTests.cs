namespace SpineClinic.BrowserTests;

/// <summary>Tests that look at the pages of one shared clinic.</summary>
[CollectionDefinition]
public sealed class LookingTests : ICollectionFixture<DemoSite>;
