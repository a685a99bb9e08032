using TorchSharp.Modules;

namespace CoIN.Models.Weights;

/// <summary>Where the parameters of a module tree come from; a tree is built around them and is never without them.</summary>
public interface IWeightSource
{
    /// <summary>Returns a parameter; the caller owns it.</summary>
    /// <param name="name">Its key in the published checkpoint.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <param name="fresh">How it starts, for sources that make new ones.</param>
    Parameter Take(string name, long[] shape, Initialization fresh);
}
