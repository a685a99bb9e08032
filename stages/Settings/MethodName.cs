namespace CoIN.Stages.Settings;

/// <summary>How a model learns a sequence of tasks.</summary>
public enum MethodName
{
    /// <summary>The base model as it is.</summary>
    ZeroShot,

    /// <summary>One adapter, trained on the union of all tasks.</summary>
    MultiTask,

    /// <summary>One LoRA adapter, trained on one task after the other.</summary>
    SequentialFinetune,

    /// <summary>One MoELoRA adapter, trained on one task after the other.</summary>
    Moelora,

    /// <summary>One LoRA adapter, trained on one task after the other, held by elastic weight consolidation.</summary>
    Ewc,

    /// <summary>One LoRA adapter, trained on one task after the other, held by learning without forgetting.</summary>
    Lwf,
}
