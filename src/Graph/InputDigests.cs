using CoIN.Store;

namespace CoIN.Graph;

/// <summary>What a stage reads, by content.</summary>
internal static class InputDigests
{
    /// <summary>Returns the digest of each input by name.</summary>
    /// <param name="stage">A stage all of whose inputs are known.</param>
    /// <param name="outputs">The outputs by stage name.</param>
    /// <param name="externals">The digests of files and folders outside the store by path.</param>
    public static Dictionary<string, Digest> Of(
        Stage stage, IReadOnlyDictionary<string, FileTree> outputs, IReadOnlyDictionary<string, Digest> externals)
    {
        var digests = new Dictionary<string, Digest>(stage.Inputs.Count, StringComparer.Ordinal);
        foreach (var (name, input) in stage.Inputs)
        {
            digests[name] = input.Stage is null ? externals[input.Path!] : outputs[input.Stage].Digest;
        }

        return digests;
    }
}
