using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>What saving needs of an adapted layer.</summary>
public interface IAdapterLayer
{
    /// <summary>Returns the adapter's tensors by their published names behind the layer's path.</summary>
    IEnumerable<KeyValuePair<string, Tensor>> NamedTensors();
}
