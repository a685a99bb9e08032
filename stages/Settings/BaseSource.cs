namespace CoIN.Stages.Settings;

/// <summary>Where a base model comes from.</summary>
public enum BaseSource
{
    /// <summary>Read from a published checkpoint.</summary>
    Checkpoint,

    /// <summary>Pre-trained by the pipeline on MiniWorld.</summary>
    Pretrain,
}
