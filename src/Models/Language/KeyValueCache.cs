using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>The keys and values of all layers for the tokens already seen.</summary>
/// <remarks>Memory grows in steps, so that most tokens are written in place.</remarks>
internal sealed class KeyValueCache : IDisposable
{
    private const long GrowBy = 32;

    private readonly (Tensor Key, Tensor Value)?[] _layers;
    private readonly long[] _lengths;

    public KeyValueCache(int layers) => (_layers, _lengths) = (new (Tensor, Tensor)?[layers], new long[layers]);

    /// <summary>Adds tokens and returns all of them, [b, h, k, d/h].</summary>
    public (Tensor Key, Tensor Value) Append(int layer, Tensor key, Tensor value)
    {
        var (start, added) = (_lengths[layer], key.shape[2]);
        if (_layers[layer] is not { } stored || stored.Key.shape[2] < start + added)
        {
            stored = Grow(layer, key, start + added + GrowBy);
        }

        stored.Key.narrow(2, start, added).copy_(key);
        stored.Value.narrow(2, start, added).copy_(value);
        _lengths[layer] = start + added;
        return (stored.Key.narrow(2, 0, start + added), stored.Value.narrow(2, 0, start + added));
    }

    /// <summary>Keeps some rows only.</summary>
    /// <param name="rows">Which rows, in rising order.</param>
    public void Keep(Tensor rows)
    {
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            if (_layers[layer] is { } stored)
            {
                _layers[layer] = (Select(stored.Key, rows), Select(stored.Value, rows));
            }
        }
    }

    public void Dispose()
    {
        foreach (var layer in _layers)
        {
            layer?.Key.Dispose();
            layer?.Value.Dispose();
        }
    }

    private static Tensor Select(Tensor stored, Tensor rows)
    {
        using var scope = NewDisposeScope();
        var kept = stored.index_select(0, rows).DetachFromDisposeScope();
        stored.Dispose();
        return kept;
    }

    private (Tensor Key, Tensor Value) Grow(int layer, Tensor like, long capacity)
    {
        using var scope = NewDisposeScope();
        Tensor Larger(Tensor? old)
        {
            var larger = empty([like.shape[0], like.shape[1], capacity, like.shape[3]], like.dtype, like.device);
            if (old is not null)
            {
                larger.narrow(2, 0, old.shape[2]).copy_(old);
                old.Dispose();
            }

            return larger.DetachFromDisposeScope();
        }

        var grown = (Larger(_layers[layer]?.Key), Larger(_layers[layer]?.Value));
        _layers[layer] = grown;
        return grown;
    }
}
