using CoIN.Models.Checkpoints;
using CoIN.Models.Configuration;
using CoIN.Models.Tokenizers;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Llava;

/// <summary>A base model in a folder: sizes, tokenizer and frozen weights, loaded once and shared by every model built around it.</summary>
/// <remarks>
/// Each part's file has the keys of the checkpoint it is published in: <c>vision_tower.safetensors</c> CLIP's, <c>mm_projector.safetensors</c> LLaVA's, <c>language_model.safetensors</c>
/// (or <c>language_model.safetensors.index.json</c> with its shards) Vicuna's; beside them are <c>config.json</c> and <c>tokenizer.model</c>. Safe to share between threads; the models are not.
/// </remarks>
public sealed class LlavaCheckpoint : IDisposable
{
    private const string ConfigFile = "config.json", TokenizerFile = "tokenizer.model", TowerFile = "vision_tower.safetensors";
    private const string ProjectorFile = "mm_projector.safetensors", LanguageFile = "language_model.safetensors", ProjectorPrefix = "mm_projector.";

    private readonly SharedWeights _tower;
    private readonly SharedWeights _projector;
    private readonly SharedWeights _language;

    private LlavaCheckpoint(string folder, Placement placement)
    {
        Placement = placement;
        Config = LlavaConfig.Read(Path.Combine(folder, ConfigFile));
        Tokenizer = SentencePieceTokenizer.Load(Path.Combine(folder, TokenizerFile));
        _tower = SharedWeights.Open(Path.Combine(folder, TowerFile), placement);
        _projector = SharedWeights.Open(Path.Combine(folder, ProjectorFile), placement);
        var index = Path.Combine(folder, LanguageFile + ".index.json");
        _language = SharedWeights.Open(File.Exists(index) ? index : Path.Combine(folder, LanguageFile), placement);
    }

    /// <summary>The sizes.</summary>
    public LlavaConfig Config { get; }

    /// <summary>The language model's tokenizer.</summary>
    public SentencePieceTokenizer Tokenizer { get; }

    /// <summary>Where the weights lie.</summary>
    public Placement Placement { get; }

    /// <summary>The memory that the weights read so far take, in bytes.</summary>
    public long Bytes => _tower.Bytes + _projector.Bytes + _language.Bytes;

    /// <summary>Opens a folder; each weight is read when a model first needs it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="placement">Where the weights are to lie and in which number format.</param>
    /// <exception cref="Errors.PipelineException">A file is missing or damaged.</exception>
    public static LlavaCheckpoint Open(string folder, Placement placement) => new(folder, placement);

    /// <summary>Writes a model to a folder; equal models give equal bytes.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="model">A model without adapters.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    public static void Save(string folder, LlavaModel model, SentencePieceModel tokenizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);

        model.Config.Write(Path.Combine(folder, ConfigFile));
        tokenizer.Write(Path.Combine(folder, TokenizerFile));
        Write(TowerFile, model.VisionTower, "");
        Write(ProjectorFile, model.Projector, ProjectorPrefix);
        Write(LanguageFile, model.Language, "");

        void Write(string file, nn.Module part, string prefix) => SafeTensorsFile.Write(
            Path.Combine(folder, file),
            part.named_parameters().Select(item => KeyValuePair.Create(prefix + item.Item1, (Tensor)item.Item2)));
    }

    /// <summary>Returns a model around the shared, frozen weights; it costs no memory but what is trainable in it.</summary>
    /// <param name="projector">Where the projector's keys are instead, from <c>0.</c> and <c>2.</c> on, for example a trained one; null for this folder's, frozen.</param>
    /// <param name="wrapper">What is put around the language model's linear layers; null for nothing.</param>
    /// <exception cref="Errors.PipelineException">The weights do not fit the sizes.</exception>
    public LlavaModel Build(WeightScope? projector = null, ILinearWrapper? wrapper = null) => new(
        Config,
        new WeightScope(_tower),
        projector ?? new WeightScope(_projector, ProjectorPrefix),
        new WeightScope(_language, "", wrapper));

    /// <summary>Returns a place that gives trainable copies of this folder's projector.</summary>
    public WeightScope TrainableProjector() => new(new CopiedWeights(_projector), ProjectorPrefix);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tower.Dispose();
        _projector.Dispose();
        _language.Dispose();
    }
}
