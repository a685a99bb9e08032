using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>Puts something around the linear layers of a language model while it is built, such as an adapter.</summary>
public interface ILinearWrapper
{
    /// <summary>Returns the module to take the layer's place, or the layer itself.</summary>
    /// <param name="path">Its place in the model, for example <c>model.layers.0.self_attn.q_proj</c>.</param>
    /// <param name="layer">The base layer.</param>
    /// <returns>A module from [n, d_in] to [n, d_out].</returns>
    nn.Module<Tensor, Tensor> Wrap(string path, Linear layer);
}
