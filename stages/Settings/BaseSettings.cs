namespace CoIN.Stages.Settings;

/// <summary>How the base model is made: pre-trained by the pipeline, or read from published checkpoints.</summary>
public sealed record BaseSettings : IValidated
{
    /// <summary>Where the base model comes from.</summary>
    public BaseSource Source { get; init; } = BaseSource.Checkpoint;

    /// <summary>A folder in the layout of the published LLaVA checkpoints; read only with the source <c>checkpoint</c>.</summary>
    public string Checkpoint { get; init; } = "";

    /// <summary>Samples of MiniWorld's base corpus; read only with the source <c>pretrain</c>.</summary>
    public int Samples { get; init; } = 20000;

    /// <summary>Pre-training of the vision tower; read only with the source <c>pretrain</c>.</summary>
    public PhaseSettings Vision { get; init; } = new();

    /// <summary>Pre-training of the whole model on captions and questions; read only with the source <c>pretrain</c>.</summary>
    public PhaseSettings Language { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (Source == BaseSource.Checkpoint && Checkpoint.Length == 0)
        {
            yield return "checkpoint: the folder of a published checkpoint expected for the source 'checkpoint', found nothing";
        }
    }
}
