using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Prompts;
using CoIN.Models.Vision;
using CoIN.Models.Weights;

namespace CoIN.Models.Families;

/// <summary>What one family of multimodal models does in its own way: its parts, its prompt, and what the benchmark's scripts train of it. Everything else is shared.</summary>
public interface IModelFamily
{
    /// <summary>The name in settings, and <c>model_type</c> in <c>config.json</c>.</summary>
    string Name { get; }

    /// <summary>The sizes that are published, by their name in the papers.</summary>
    IReadOnlyDictionary<string, ModelConfig> Published { get; }

    /// <summary>The linear layers that adapters go around by the benchmark's scripts, as peft names them: the ends of their paths.</summary>
    IReadOnlyList<string> TargetModules { get; }

    /// <summary>All linear layers of the language model's blocks that could be named.</summary>
    IReadOnlyList<string> LinearLayers { get; }

    /// <summary>Whether the projector is trained with the adapters, by the benchmark's scripts.</summary>
    bool TrainsProjector { get; }

    /// <summary>What stands before the vision tower's names in the published checkpoint.</summary>
    string TowerPrefix { get; }

    /// <summary>What stands before the projector's names in the published checkpoint.</summary>
    string ProjectorPrefix { get; }

    /// <summary>What stands before the projector's names beside a saved adapter.</summary>
    string TrainedProjectorPrefix { get; }

    /// <summary>What stands before the language model's names in a saved adapter.</summary>
    string AdapterPrefix { get; }

    /// <summary>Returns how many positions an image takes in the language model.</summary>
    /// <param name="config">The sizes.</param>
    int ImageTokens(ModelConfig config);

    /// <summary>Returns a sentence for each size that does not fit this family.</summary>
    /// <param name="config">The sizes.</param>
    IEnumerable<string> Problems(ModelConfig config);

    /// <summary>Builds the vision tower.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="weights">Where its weights are.</param>
    IVisionTower Tower(ModelConfig config, WeightScope weights);

    /// <summary>Builds the projector.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="weights">Where its weights are.</param>
    IImageProjector Projector(ModelConfig config, WeightScope weights);

    /// <summary>Builds the language model.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="weights">Where its weights are.</param>
    LanguageModel Language(ModelConfig config, WeightScope weights);

    /// <summary>Returns how conversations are written.</summary>
    /// <param name="system">The text in front of a conversation; empty for none.</param>
    IPrompt Prompt(string system);
}
