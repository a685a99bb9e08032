using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>Drops inputs of each expert by itself and scales the rest up, with draws from a generator of its own.</summary>
internal sealed class ExpertDropout
{
    private readonly double _probability;
    private readonly Generator _generator;

    public ExpertDropout(double probability, Generator generator) => (_probability, _generator) = (probability, generator);

    /// <summary>Whether anything is dropped.</summary>
    public bool Active => _probability > 0;

    /// <summary>Returns x once per expert, each with its own inputs dropped, [e, n, d] of [n, d].</summary>
    public Tensor Apply(Tensor x, int experts)
    {
        var keep = empty([experts, x.shape[0], x.shape[1]], x.dtype, x.device).bernoulli_(1 - _probability, _generator);
        return keep.div_(1 - _probability) * x;
    }
}
