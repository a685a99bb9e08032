using System.Globalization;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>A module that only holds a list of equal layers, called <c>layers.0</c>, <c>layers.1</c> and so on.</summary>
/// <typeparam name="TLayer">The layers' type.</typeparam>
internal sealed class LayerStack<TLayer> : nn.Module
    where TLayer : nn.Module
{
    [ComponentName(Name = "layers")]
    private readonly ModuleList<TLayer> _layers;

    public LayerStack(int count, WeightScope weights, Func<int, WeightScope, TLayer> build)
        : base(nameof(LayerStack<TLayer>))
    {
        _layers = new ModuleList<TLayer>(Layers(count, weights, build));
        RegisterComponents();
    }

    public TLayer this[int index] => _layers[index];

    public static TLayer[] Layers(int count, WeightScope weights, Func<int, WeightScope, TLayer> build)
    {
        var place = weights.Child("layers");
        return [.. Enumerable.Range(0, count).Select(index => build(index, place.Child(index.ToString(CultureInfo.InvariantCulture))))];
    }
}
