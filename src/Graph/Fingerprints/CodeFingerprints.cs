using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph.Fingerprints;

/// <summary>Says which code an action is, by its compiled form: what it can reach in our assemblies, and the packages and native libraries that this uses.</summary>
/// <param name="store">Knows the digests of files that have not changed, and keeps fingerprints for the next run.</param>
/// <param name="scope">Which assemblies are read.</param>
/// <remarks>
/// Comments, formatting, names of locals and the places of members and files do not enter, nor does code that cannot be reached. A call of a
/// virtual or interface method of ours reaches every implementation; objects that are made, captured by the action or handed to generic code that
/// is not ours keep their virtual methods and public properties. What is found by a name in a string is not seen: see <c>docs/decisions/0004-code-in-the-key.md</c>.
/// </remarks>
public sealed class CodeFingerprints(ContentStore store, CodeScope scope)
{
    /// <summary>Returns a graph whose stages carry the fingerprints of their actions as code versions.</summary>
    /// <param name="graph">The stages.</param>
    /// <exception cref="PipelineException">The store's disk is full, or it cannot be written.</exception>
    public StageGraph Stamp(StageGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var fingerprints = Of(graph.Stages.Select(stage => stage.Code));
        return graph.With(stage => stage with { CodeVersion = fingerprints[stage.Code] });
    }

    /// <summary>Returns the fingerprint of each action, a digest in the form <c>sha256:...</c>.</summary>
    /// <param name="actions">Actions as they were written: what they captured counts.</param>
    /// <exception cref="PipelineException">The store's disk is full, or it cannot be written.</exception>
    public IReadOnlyDictionary<Delegate, string> Of(IEnumerable<Delegate> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var codes = actions.Distinct().ToDictionary(action => action, action => ActionCode.Of(action, scope));
        var cache = FingerprintCache.Of(OptionalFile.Read(store.Layout.CodeIndex), DigestOf);
        var unknown = codes.Values.Where(code => cache.Find(code) is null).DistinctBy(code => code.Id).ToList();
        if (unknown.Count > 0)
        {
            Compute(unknown, cache);
        }

        return codes.ToDictionary(code => code.Key, code => cache.Find(code.Value)!);
    }

    private void Compute(List<ActionCode> actions, FingerprintCache cache)
    {
        var paths = actions.SelectMany(code => code.Methods.Concat(code.Captured)).Select(place => place.Path).Distinct().ToList();
        using var reader = new CodeReader(scope, paths, DigestOf);
        foreach (var action in actions)
        {
            var (fingerprint, files) = reader.Read(action);
            cache.Add(action, fingerprint, files, DigestOf);
        }

        store.Indexes.Write(store.Layout.CodeIndex, cache.ToBytes());
        store.Sources.Save();
    }

    private Digest DigestOf(string path) => store.Sources.DigestOf(path, 1, CancellationToken.None);
}
