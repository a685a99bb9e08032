namespace CoIN.Data.Tests.MiniWorld;

/// <summary>The tests that look at one and the same <see cref="SmallWorld"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SmallWorldCollection : ICollectionFixture<SmallWorld>
{
    public const string Name = "small world";
}
