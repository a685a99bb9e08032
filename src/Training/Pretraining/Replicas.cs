using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Equal copies of a model that share the work of an update, each on a core of its own.</summary>
/// <remarks>
/// The number of copies is fixed and the gradients are added in their order, so the result does not depend on how many cores there are or which
/// thread ends first.
/// </remarks>
public sealed class Replicas
{
    private readonly IReadOnlyList<IReadOnlyList<Parameter>> _parameters;

    /// <summary>Takes charge of some copies.</summary>
    /// <param name="models">The copies; the first one is the model that is kept.</param>
    public Replicas(IReadOnlyList<nn.Module> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        _parameters = [.. models.Select(model => model.parameters().Where(parameter => parameter.requires_grad).ToList())];
        Broadcast();
    }

    /// <summary>The parameters of the model that is kept.</summary>
    public IReadOnlyList<Parameter> Kept => _parameters[0];

    /// <summary>Computes the gradients of the mean loss over all copies' shares, into the kept model's parameters.</summary>
    /// <param name="loss">Returns the loss of a copy's share, a scalar; called once for each copy, at the same time.</param>
    /// <returns>The mean loss.</returns>
    public double Backward(Func<int, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var losses = new double[_parameters.Count];
        Parallel.For(0, _parameters.Count, replica =>
        {
            using var scope = NewDisposeScope();
            foreach (var parameter in _parameters[replica])
            {
                parameter.grad = null;
            }

            var share = loss(replica);
            share.backward();
            losses[replica] = share.item<float>();
        });
        Gather();
        return losses.Average();
    }

    /// <summary>Gives the kept model's parameters to all other copies.</summary>
    public void Broadcast() => EachShare(i =>
    {
        foreach (var copy in _parameters.Skip(1))
        {
            copy[i].copy_(Kept[i]);
        }
    });

    private void Gather() => EachShare(i =>
    {
        var shares = _parameters.Select(copy => copy[i].grad).OfType<Tensor>().ToList();
        if (shares.Count == 0)
        {
            return;
        }

        // A copy whose share holds no image has no gradient for the projector: that counts as zero.
        foreach (var share in shares.Skip(1))
        {
            shares[0].add_(share);
        }

        Kept[i].grad = shares[0].div_(_parameters.Count);
    });

    // For each parameter; as many threads as there are copies take turns.
    private void EachShare(Action<int> act) => Parallel.For(0, _parameters.Count, share =>
    {
        using var noGradients = no_grad();
        for (var i = share; i < Kept.Count; i += _parameters.Count)
        {
            using var scope = NewDisposeScope();
            act(i);
        }
    });
}
