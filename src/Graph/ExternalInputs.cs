using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>The files and folders outside the store that stages read, each looked at once per plan.</summary>
internal static class ExternalInputs
{
    /// <summary>Returns the digest of every external path that stages read.</summary>
    /// <param name="graph">The stages.</param>
    /// <param name="places">The places of those that count.</param>
    /// <param name="sources">Reads and remembers.</param>
    /// <param name="cancellation">Stops between two buffers.</param>
    /// <exception cref="PipelineException">A path cannot be read; all of them are named, one per line.</exception>
    public static Dictionary<string, Digest> Digests(StageGraph graph, int[] places, SourceFiles sources, CancellationToken cancellation)
    {
        var digests = new Dictionary<string, Digest>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var node = graph.Nodes[place];
            for (var i = 0; i < node.Reads.Length; i++)
            {
                if (node.Reads[i] == GraphNode.OutsideTheStore)
                {
                    Add(digests, errors, node.Stage, node.Inputs[i], sources, cancellation);
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

    private static void Add(
        Dictionary<string, Digest> digests, Dictionary<string, string> errors, Stage stage, string input, SourceFiles sources, CancellationToken cancellation)
    {
        var path = stage.Inputs[input].Path!;
        if (digests.ContainsKey(path) || errors.ContainsKey(path))
        {
            return;
        }

        try
        {
            digests[path] = sources.DigestOf(path, Environment.ProcessorCount, cancellation);
        }
        catch (PipelineException failure)
        {
            errors[path] = failure.At(Place(stage, input)).Message;
        }
        catch (UnauthorizedAccessException failure)
        {
            errors[path] = $"{Place(stage, input)}: {failure.Message.TrimEnd('.')}; give yourself the right to read it";
        }
        catch (IOException failure)
        {
            errors[path] = $"{Place(stage, input)}: cannot be read: {failure.Message.TrimEnd('.')}; see whether the file and its disk are well";
        }
    }

    private static string Place(Stage stage, string input) => $"stage '{stage.Name}': input '{input}'";
}
