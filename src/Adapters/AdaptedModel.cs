using CoIN.Errors;
using CoIN.Models.Checkpoints;
using CoIN.Models.Families;
using CoIN.Models.Multimodal;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>A multimodal model whose language model carries adapters: frozen shared base weights, and adapters and, where the family trains it, a projector of its own.</summary>
/// <remarks>
/// Saved as LLaVA and peft do: <c>adapter_config.json</c>, <c>adapter_model.safetensors</c> (with the keys of peft 0.4.0 and of CoIN) and, with a projector of its own, <c>non_lora_trainables.safetensors</c>.
/// </remarks>
public sealed class AdaptedModel : IDisposable
{
    private const string ConfigFile = "adapter_config.json", AdapterFile = "adapter_model.safetensors", ProjectorFile = "non_lora_trainables.safetensors";

    private readonly IReadOnlyDictionary<string, IAdapterLayer> _layers;

    private AdaptedModel(MultimodalModel model, AdapterOptions options, AdapterInjector injector)
    {
        (Model, Options, _layers) = (model, options, injector.Layers);
        if (_layers.Count == 0)
        {
            throw new PipelineException(
                $"adapter target modules are {string.Join(", ", options.TargetModules.Select(name => $"'{name}'"))}, none of which the model has; expected some of "
                + string.Join(", ", model.Config.Family.LinearLayers.Select(name => $"'{name}'")));
        }
    }

    /// <summary>The model.</summary>
    public MultimodalModel Model { get; }

    /// <summary>What the adapters are like.</summary>
    public AdapterOptions Options { get; }

    /// <summary>Returns a model with new adapters, which change nothing yet.</summary>
    /// <param name="checkpoint">The base model.</param>
    /// <param name="options">What the adapters are like.</param>
    /// <param name="generator">Draws the adapters' first weights, and the projector's if asked; a generator of the CPU.</param>
    /// <param name="dropout">Draws what is dropped in training; on the model's device.</param>
    /// <param name="freshProjector">Whether the projector starts from random weights instead of the base model's.</param>
    /// <exception cref="PipelineException">An option is out of its range, or no layer is targeted.</exception>
    public static AdaptedModel Create(BaseCheckpoint checkpoint, AdapterOptions options, Generator generator, Generator dropout, bool freshProjector = false)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);

        var fresh = new FreshWeights(generator, checkpoint.Placement);
        var family = checkpoint.Config.Family;
        var injector = new AdapterInjector(options, family.AdapterPrefix, fresh, dropout);
        var projector = !family.TrainsProjector ? null : freshProjector ? new WeightScope(fresh) : checkpoint.TrainableProjector();
        return new AdaptedModel(checkpoint.Build(projector, injector), options, injector);
    }

    /// <summary>Returns a model with saved adapters and projector to train on.</summary>
    /// <param name="checkpoint">The base model.</param>
    /// <param name="folder">What <see cref="Save"/> wrote.</param>
    /// <param name="dropout">Draws what is dropped in training; on the model's device.</param>
    /// <param name="freshProjector">Draws new weights for the projector instead of the saved ones; null to carry those on.</param>
    /// <exception cref="PipelineException">A file is missing or damaged, or does not belong to this base model.</exception>
    public static AdaptedModel Resume(BaseCheckpoint checkpoint, string folder, Generator dropout, Generator? freshProjector = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);

        using var adapters = SharedWeights.Open(Path.Combine(folder, AdapterFile), checkpoint.Placement);
        if (!checkpoint.Config.Family.TrainsProjector)
        {
            return Load(checkpoint, folder, adapters, new CopiedWeights(adapters), null, dropout);
        }

        using var projectors = SharedWeights.Open(Path.Combine(folder, ProjectorFile), checkpoint.Placement);
        var projector = freshProjector is null
            ? new WeightScope(new CopiedWeights(projectors), checkpoint.Config.Family.TrainedProjectorPrefix)
            : new WeightScope(new FreshWeights(freshProjector, checkpoint.Placement));
        return Load(checkpoint, folder, adapters, new CopiedWeights(adapters), projector, dropout);
    }

    /// <summary>Returns a model with saved adapters and projector to answer with; nothing in it is trainable.</summary>
    /// <param name="checkpoint">The base model.</param>
    /// <param name="folder">What <see cref="Save"/> wrote.</param>
    /// <exception cref="PipelineException">A file is missing or damaged, or does not belong to this base model.</exception>
    public static AdaptedModel Load(BaseCheckpoint checkpoint, string folder)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);

        using var adapters = SharedWeights.Open(Path.Combine(folder, AdapterFile), checkpoint.Placement);
        using var projectors = checkpoint.Config.Family.TrainsProjector ? SharedWeights.Open(Path.Combine(folder, ProjectorFile), checkpoint.Placement) : null;
        using var unused = new Generator(0, checkpoint.Placement.Device);
        var projector = projectors is null ? null : new WeightScope(projectors, checkpoint.Config.Family.TrainedProjectorPrefix);
        var loaded = Load(checkpoint, folder, adapters, adapters, projector, unused);
        loaded.Model.eval();
        return loaded;
    }

    /// <summary>Returns the parameters that training changes, in an order of their own that never varies.</summary>
    public IReadOnlyList<(string Name, Parameter Parameter)> TrainableParameters() =>
        [.. Model.named_parameters().Where(item => item.Item2.requires_grad).Select(item => (item.Item1, item.Item2))];

    /// <summary>Writes adapters and projector to a folder; equal ones give equal bytes.</summary>
    /// <param name="folder">An existing folder.</param>
    public void Save(string folder)
    {
        using var scope = NewDisposeScope();
        AdapterConfigFile.Write(Path.Combine(folder, ConfigFile), Options);
        SafeTensorsFile.Write(Path.Combine(folder, AdapterFile), NamedTensors());
        if (Family.TrainsProjector)
        {
            SafeTensorsFile.Write(
                Path.Combine(folder, ProjectorFile),
                Model.Projector.Module.named_parameters().Select(item => KeyValuePair.Create(Family.TrainedProjectorPrefix + item.Item1, (Tensor)item.Item2)));
        }
    }

    /// <summary>Merges LoRA's updates into weights of this model's own, which makes answering faster; mixtures stay as they are.</summary>
    public void Merge()
    {
        foreach (var layer in _layers.Values.OfType<LoraLinear>())
        {
            layer.Merge();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    private IModelFamily Family => Model.Config.Family;

    private static AdaptedModel Load(
        BaseCheckpoint checkpoint, string folder, SharedWeights file, IWeightSource adapters, WeightScope? projector, Generator dropout)
    {
        var options = AdapterConfigFile.Read(Path.Combine(folder, ConfigFile));
        var injector = new AdapterInjector(options, checkpoint.Config.Family.AdapterPrefix, adapters, dropout);
        var loaded = new AdaptedModel(checkpoint.Build(projector, injector), options, injector);

        using var scope = NewDisposeScope();
        var unread = file.Names.Except(loaded.NamedTensors().Select(item => item.Key)).Order(StringComparer.Ordinal).ToList();
        return unread.Count == 0
            ? loaded
            : throw new PipelineException($"adapter '{folder}' has {unread.Count} tensors that this base model has no place for, such as '{unread[0]}'; expected an adapter made for it");
    }

    private IEnumerable<KeyValuePair<string, Tensor>> NamedTensors() =>
        from layer in _layers
        from tensor in layer.Value.NamedTensors()
        select KeyValuePair.Create($"{Family.AdapterPrefix}{layer.Key}.{tensor.Key}", tensor.Value);
}
