using System.Text.Json;
using CoIN.Errors;
using CoIN.Models.Checkpoints;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>The frozen weights of a checkpoint, each read once when it is first asked for and shared by every module tree built around them.</summary>
/// <remarks>
/// Safe to share between threads. A parameter taken from here is another handle on the same memory, so disposing of a tree leaves the weights to
/// the others; the memory goes when this object and all trees are disposed of.
/// </remarks>
public sealed class SharedWeights : IWeightSource, IDisposable
{
    private readonly string _path;
    private readonly Placement _placement;
    private readonly Dictionary<string, (string File, TensorEntry Entry)> _entries;
    private readonly Dictionary<string, Tensor> _loaded = new(StringComparer.Ordinal);

    private SharedWeights(string path, Placement placement, Dictionary<string, (string File, TensorEntry Entry)> entries) =>
        (_path, _placement, _entries) = (path, placement, entries);

    /// <summary>The names of the tensors in the checkpoint.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Opens a checkpoint; the tensors stay in the file.</summary>
    /// <param name="path">A <c>.safetensors</c> file, or the <c>.safetensors.index.json</c> of a sharded one.</param>
    /// <param name="placement">Where the weights are to lie and in which number format.</param>
    /// <exception cref="PipelineException">The file is missing or damaged.</exception>
    public static SharedWeights Open(string path, Placement placement)
    {
        ArgumentNullException.ThrowIfNull(path);

        var entries = new Dictionary<string, (string, TensorEntry)>(StringComparer.Ordinal);
        foreach (var file in path.EndsWith(".json", StringComparison.Ordinal) ? Shards(path) : [path])
        {
            foreach (var entry in SafeTensorsFile.Entries(file))
            {
                if (!entries.TryAdd(entry.Name, (file, entry)))
                {
                    throw new PipelineException($"checkpoint '{path}': tensor '{entry.Name}' is in it twice; expected each once");
                }
            }
        }

        return new SharedWeights(path, placement, entries);
    }

    /// <summary>The memory that the tensors read so far take, in bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (_loaded)
            {
                return _loaded.Values.Sum(tensor => tensor.numel() * tensor.element_size());
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="PipelineException">The checkpoint has no such tensor, or one of another shape.</exception>
    public Parameter Take(string name, long[] shape, Initialization fresh)
    {
        lock (_loaded)
        {
            return Parameters.Own(Load(name, shape).detach(), trainable: false);
        }
    }

    /// <summary>Returns a copy of a tensor for the caller to own and change.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The dimensions it is to have.</param>
    /// <exception cref="PipelineException">The checkpoint has no such tensor, or one of another shape.</exception>
    public Tensor Copy(string name, long[] shape)
    {
        lock (_loaded)
        {
            return Load(name, shape).clone();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_loaded)
        {
            foreach (var tensor in _loaded.Values)
            {
                tensor.Dispose();
            }

            _loaded.Clear();
        }
    }

    private static IEnumerable<string> Shards(string index)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(index))!;
        List<string> files;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(index));
            files = [.. document.RootElement.GetProperty("weight_map").EnumerateObject().Select(item => item.Value.GetString() ?? "").Distinct().Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PipelineException($"checkpoint '{index}': the index cannot be read ({error.Message}); expected an object with a 'weight_map'", error);
        }

        foreach (var file in files)
        {
            yield return file.Length > 0 && file == Path.GetFileName(file)
                ? Path.Combine(folder, file)
                : throw new PipelineException($"checkpoint '{index}': shard '{file}' is not a file beside the index; expected plain file names");
        }
    }

    private Tensor Load(string name, long[] shape)
    {
        if (!_entries.TryGetValue(name, out var place))
        {
            throw new PipelineException($"checkpoint '{_path}' has no tensor '{name}'; expected the weights of this architecture");
        }

        if (!place.Entry.Shape.SequenceEqual(shape))
        {
            throw new PipelineException(
                $"checkpoint '{_path}': tensor '{name}' is [{string.Join(", ", place.Entry.Shape)}]; the configuration expects [{string.Join(", ", shape)}]");
        }

        if (!_loaded.TryGetValue(name, out var tensor))
        {
            using var scope = NewDisposeScope();
            tensor = SafeTensorsFile.Read(place.File, place.Entry).to(_placement.Type, _placement.Device).DetachFromDisposeScope();
            _loaded.Add(name, tensor);
        }

        return tensor;
    }
}
