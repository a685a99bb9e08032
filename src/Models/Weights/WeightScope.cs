using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>A place in a model's tree: a source of weights and the prefix of their names there.</summary>
/// <param name="Source">Where the parameters come from.</param>
/// <param name="Prefix">What stands before every name, ending in a dot, or nothing.</param>
/// <param name="Wrapper">What is put around linear layers, if anything.</param>
public sealed record WeightScope(IWeightSource Source, string Prefix = "", ILinearWrapper? Wrapper = null)
{
    /// <summary>Returns the place one level down.</summary>
    /// <param name="name">The child's name.</param>
    public WeightScope Child(string name) => this with { Prefix = $"{Prefix}{name}." };

    /// <summary>Returns a parameter of this place.</summary>
    /// <param name="name">Its name here.</param>
    /// <param name="fresh">How it starts if it is new.</param>
    /// <param name="shape">Its dimensions.</param>
    public Parameter Take(string name, Initialization fresh, params long[] shape) => Source.Take(Prefix + name, shape, fresh);

    /// <summary>Returns one parameter joined of several equal ones.</summary>
    /// <param name="names">Their names here.</param>
    /// <param name="fresh">How they start if they are new.</param>
    /// <param name="dimension">Along which dimension they are joined.</param>
    /// <param name="shape">The dimensions of each.</param>
    public Parameter TakeJoined(IEnumerable<string> names, Initialization fresh, int dimension, params long[] shape)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var parts = names.Select(name => Take(name, fresh, shape)).ToArray();
        var trainable = parts[0].requires_grad;
        var joined = Parameters.Own(cat([.. parts], dimension), trainable);
        foreach (var part in parts)
        {
            part.Dispose();
        }

        return joined;
    }

    /// <summary>Returns a linear layer of this place, as it is.</summary>
    /// <param name="name">Its name here.</param>
    /// <param name="inputs">d_in.</param>
    /// <param name="outputs">d_out.</param>
    /// <param name="bias">Whether it has a bias.</param>
    public Linear Linear(string name, long inputs, long outputs, bool bias)
    {
        var fresh = Initialization.LinearDefault(inputs);
        var place = Child(name);
        return nn.Linear(place.Take("weight", fresh, outputs, inputs), bias ? place.Take("bias", fresh, outputs) : null);
    }

    /// <summary>Returns a linear layer inside whatever <see cref="Wrapper"/> puts around it.</summary>
    /// <param name="name">Its name here.</param>
    /// <param name="inputs">d_in.</param>
    /// <param name="outputs">d_out.</param>
    /// <param name="bias">Whether it has a bias.</param>
    public nn.Module<Tensor, Tensor> WrappedLinear(string name, long inputs, long outputs, bool bias = false)
    {
        var layer = Linear(name, inputs, outputs, bias);
        return Wrapper?.Wrap(Prefix + name, layer) ?? layer;
    }
}
