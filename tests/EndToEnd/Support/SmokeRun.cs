namespace CoIN.EndToEnd.Tests.Support;

/// <summary>One whole run of Table8 at the smoke scale from an empty cache, shared by all tests that only need its cache.</summary>
public sealed class SmokeRun : IAsyncLifetime
{
    /// <summary>The name of the collection whose tests share the run, one after the other.</summary>
    public const string Collection = "smoke run";

    internal TestRepository Repository { get; } = new();

    internal PipelineOutcome First { get; private set; } = null!;

    /// <summary>The cache that the run filled.</summary>
    public string Cache => Repository.PathOf("cache");

    /// <inheritdoc/>
    public async Task InitializeAsync() => First = await Repository.RunAsync(Cache);

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Repository.Dispose();
        return Task.CompletedTask;
    }
}
