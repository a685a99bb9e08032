using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>The files and folders outside the store that stages read, each looked at once per plan.</summary>
internal static class ExternalInputs
{
    /// <summary>Returns the digest of every external path that the stages read.</summary>
    /// <exception cref="PipelineException">A path cannot be read; all of them are named, one per line.</exception>
    public static Dictionary<string, Digest> Digests(IReadOnlyList<Stage> stages, SourceFiles sources, CancellationToken cancellation)
    {
        var digests = new Dictionary<string, Digest>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var stage in stages)
        {
            foreach (var (name, input) in stage.Inputs)
            {
                if (input.Path is null || digests.ContainsKey(input.Path) || errors.ContainsKey(input.Path))
                {
                    continue;
                }

                try
                {
                    digests[input.Path] = sources.DigestOf(input.Path, Environment.ProcessorCount, cancellation);
                }
                catch (PipelineException failure)
                {
                    errors[input.Path] = failure.At(Place(stage, name)).Message;
                }
                catch (UnauthorizedAccessException failure)
                {
                    errors[input.Path] = $"{Place(stage, name)}: {failure.Message.TrimEnd('.')}; give yourself the right to read it";
                }
            }
        }

        sources.Save();
        return errors.Count == 0 ? digests : throw new PipelineException(string.Join("\n", errors.Values));
    }

    /// <summary>Refuses the result of a stage during whose run a file changed that it reads.</summary>
    public static void CheckUnchanged(Stage stage, IReadOnlyDictionary<string, Digest> inputs, SourceFiles sources, CancellationToken cancellation)
    {
        foreach (var (name, input) in stage.Inputs)
        {
            if (input.Path is not null && sources.DigestOf(input.Path, 1, cancellation) != inputs[name])
            {
                throw new PipelineException($"input '{name}': '{input.Path}' changed while the stage ran; run again");
            }
        }
    }

    private static string Place(Stage stage, string input) => $"stage '{stage.Name}': input '{input}'";
}
