using CoIN.Errors;
using CoIN.Graph;
using CoIN.Graph.Fingerprints;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>What every question about the pipeline needs: the declared stages, and the store, open.</summary>
internal sealed class PipelineSession : IDisposable
{
    private PipelineSession(DeclaredPipeline declared, ContentStore store)
    {
        Declared = declared;
        Store = store;
    }

    /// <summary>The stages.</summary>
    public DeclaredPipeline Declared { get; }

    /// <summary>The store.</summary>
    public ContentStore Store { get; }

    /// <summary>Reads the profile, declares the stages of the target and opens the store.</summary>
    /// <exception cref="PipelineException">The user's mistake: profile, overrides, table, device or cache.</exception>
    public static PipelineSession Open(PipelineRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var opening = StoreOpening.Begin(request.CacheFolder, TimeProvider.System);
        var declared = DeclaredPipeline.Of(request);
        try
        {
            var store = opening.Finish();
            store.Paranoid = request.Paranoid;
            return new PipelineSession(declared, store);
        }
        catch
        {
            declared.Dispose();
            throw;
        }
    }

    private CodeFingerprints Code => new(Store, CodeScope.Pipeline);

    /// <summary>Returns what would run and why.</summary>
    /// <exception cref="PipelineException">A file that a stage reads cannot be read.</exception>
    public Plan Plan(CancellationToken cancellation)
    {
        return new Planner(Store).Plan(Code.Stamp(Declared.Pipeline.Graph), Declared.Goals, cancellation);
    }

    /// <summary>Returns a stage with the fingerprint of its code, or null if none has the name.</summary>
    public Stage? FindStage(string name) =>
        Declared.Pipeline.Graph.Stages.FirstOrDefault(stage => stage.Name == name) is { } found ? found with { CodeVersion = Code.Of([found.Code])[found.Code] } : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Dispose();
        Declared.Dispose();
    }
}
