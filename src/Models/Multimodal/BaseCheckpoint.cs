using CoIN.Errors;
using CoIN.Models.Checkpoints;
using CoIN.Models.Configuration;
using CoIN.Models.Prompts;
using CoIN.Models.Tokenizers;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Multimodal;

/// <summary>A base model in a folder: sizes, tokenizer and frozen weights, loaded once and shared by every model built around it.</summary>
/// <remarks>
/// Each part's file has the keys of the checkpoint it is published in: <c>vision_tower.safetensors</c>, <c>mm_projector.safetensors</c>, <c>language_model.safetensors</c>
/// (or <c>language_model.safetensors.index.json</c> with its shards); beside them are <c>config.json</c> and the tokenizer, <c>tokenizer.model</c> or Qwen's
/// <c>qwen.tiktoken</c>. Safe to share between threads; the models are not.
/// </remarks>
public sealed class BaseCheckpoint : IDisposable
{
    private const string ConfigFile = "config.json", TokenizerFile = "tokenizer.model", TowerFile = "vision_tower.safetensors";
    private const string ProjectorFile = "mm_projector.safetensors", LanguageFile = "language_model.safetensors";

    private readonly SharedWeights _tower;
    private readonly SharedWeights _projector;
    private readonly SharedWeights _language;

    private BaseCheckpoint(string folder, Placement placement)
    {
        Placement = placement;
        Config = ModelConfig.Read(Path.Combine(folder, ConfigFile));
        Prompt = Config.Prompt;
        Tokenizer = LoadTokenizer(folder);
        if (Tokenizer.VocabularySize > Config.TextConfig.VocabSize)
        {
            throw new PipelineException(
                $"base model '{folder}': the tokenizer has {Tokenizer.VocabularySize} ids and the language model {Config.TextConfig.VocabSize}; expected at least as many: the two belong to different models");
        }

        _tower = SharedWeights.Open(Path.Combine(folder, TowerFile), placement);
        _projector = SharedWeights.Open(Path.Combine(folder, ProjectorFile), placement);
        var index = Path.Combine(folder, LanguageFile + ".index.json");
        _language = SharedWeights.Open(File.Exists(index) ? index : Path.Combine(folder, LanguageFile), placement);
    }

    /// <summary>The sizes.</summary>
    public ModelConfig Config { get; }

    /// <summary>The language model's tokenizer.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>How conversations are written.</summary>
    public IPrompt Prompt { get; }

    /// <summary>The id that ends an answer.</summary>
    public int EndId => Prompt.EndId(Tokenizer);

    /// <summary>Where the weights lie.</summary>
    public Placement Placement { get; }

    /// <summary>The memory that the weights read so far take, in bytes.</summary>
    public long Bytes => _tower.Bytes + _projector.Bytes + _language.Bytes;

    /// <summary>Returns the encoder of this model's conversations.</summary>
    public ConversationEncoder Encoder() => new(Tokenizer, Prompt, Config.ImageTokens, Config.ModelMaxLength);

    /// <summary>Opens a folder; each weight is read when a model first needs it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="placement">Where the weights are to lie and in which number format.</param>
    /// <exception cref="PipelineException">A file is missing or damaged.</exception>
    public static BaseCheckpoint Open(string folder, Placement placement) => new(folder, placement);

    /// <summary>Writes a model to a folder; equal models give equal bytes.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="model">A model without adapters.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    public static void Save(string folder, MultimodalModel model, SentencePieceModel tokenizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);

        model.Config.Write(Path.Combine(folder, ConfigFile));
        tokenizer.Write(Path.Combine(folder, TokenizerFile));
        Write(TowerFile, model.VisionTower.Module, model.Config.Family.TowerPrefix);
        Write(ProjectorFile, model.Projector.Module, model.Config.Family.ProjectorPrefix);
        Write(LanguageFile, model.Language, "");

        void Write(string file, nn.Module part, string prefix) => SafeTensorsFile.Write(
            Path.Combine(folder, file),
            part.named_parameters().Select(item => KeyValuePair.Create(prefix + item.Item1, (Tensor)item.Item2)));
    }

    /// <summary>Returns a model around the shared, frozen weights; it costs no memory but what is trainable in it.</summary>
    /// <param name="projector">Where the projector's keys are instead, behind the family's prefix, for example a trained one; null for this folder's, frozen.</param>
    /// <param name="wrapper">What is put around the language model's linear layers; null for nothing.</param>
    /// <exception cref="PipelineException">The weights do not fit the sizes.</exception>
    public MultimodalModel Build(WeightScope? projector = null, ILinearWrapper? wrapper = null) => new(
        Config,
        new WeightScope(_tower, Config.Family.TowerPrefix),
        projector ?? new WeightScope(_projector, Config.Family.ProjectorPrefix),
        new WeightScope(_language, "", wrapper));

    /// <summary>Returns a place that gives trainable copies of this folder's projector.</summary>
    public WeightScope TrainableProjector() => new(new CopiedWeights(_projector), Config.Family.ProjectorPrefix);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tower.Dispose();
        _projector.Dispose();
        _language.Dispose();
    }

    private static ITokenizer LoadTokenizer(string folder)
    {
        var bytes = Path.Combine(folder, QwenTokenizer.FileName);
        return File.Exists(bytes) ? QwenTokenizer.Load(bytes) : SentencePieceTokenizer.Load(Path.Combine(folder, TokenizerFile));
    }
}
