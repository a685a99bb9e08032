namespace CoIN.Stages.Settings;

/// <summary>A family of multimodal models.</summary>
public enum ModelFamilyName
{
    /// <summary>LLaVA 1.5.</summary>
    Llava,

    /// <summary>Qwen-VL.</summary>
    QwenVl,

    /// <summary>MiniGPT-v2.</summary>
    MinigptV2,
}
