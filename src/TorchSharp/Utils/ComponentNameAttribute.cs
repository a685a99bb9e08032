namespace TorchSharp.Utils;

/// <summary>The key of a module, parameter or buffer in checkpoints, where it differs from the name of the field.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    /// <summary>The key.</summary>
    public string? Name { get; set; }
}
