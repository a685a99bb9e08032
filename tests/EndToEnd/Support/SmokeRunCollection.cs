namespace CoIN.EndToEnd.Tests.Support;

[CollectionDefinition(SmokeRun.Collection)]
public sealed class SmokeRunCollection : ICollectionFixture<SmokeRun>;
