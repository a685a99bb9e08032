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

    /// <summary>A copy of the cache as that run left it; tests only look at it.</summary>
    public string Untouched => Repository.PathOf("untouched");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        First = await Repository.RunAsync(Cache);
        foreach (var file in Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Untouched, Path.GetRelativePath(Cache, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Repository.Dispose();
        return Task.CompletedTask;
    }
}
