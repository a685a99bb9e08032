using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Moves weight matrices along the orthogonalised momentum of their gradients.</summary>
/// <remarks>
/// Source: K. Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks": momentum 0.95 in Nesterov's form, five quintic Newton-Schulz steps
/// with the coefficients (3.4445, -4.7750, 2.0315), steps scaled by sqrt(max(1, rows / columns)). Used for pre-training only: on the small
/// vision tower it reaches in the same time more than twice the shape accuracy of AdamW (docs/decisions). Not a TorchSharp optimiser, so that the same
/// source runs on the packages.
/// </remarks>
public sealed class Muon : IDisposable
{
    private const double Momentum = 0.95;
    private const int Steps = 5;
    private const double A = 3.4445, B = -4.7750, C = 2.0315;

    private readonly IReadOnlyList<Parameter> _matrices;
    private readonly IReadOnlyList<Tensor> _momenta;

    /// <summary>Takes charge of some matrices.</summary>
    /// <param name="matrices">Trainable, [rows, columns].</param>
    public Muon(IReadOnlyList<Parameter> matrices)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        using var noGradients = no_grad();
        _matrices = matrices;
        _momenta = [.. matrices.Select(matrix => zeros_like(matrix).DetachFromDisposeScope())];
    }

    /// <summary>The momentum of each matrix, in the order of the matrices.</summary>
    public IReadOnlyList<Tensor> Momenta => _momenta;

    /// <summary>Moves all matrices that have a gradient, in place.</summary>
    /// <param name="learningRate">The length of a step, relative to an orthogonal matrix.</param>
    public void Step(double learningRate)
    {
        using var noGradients = no_grad();
        foreach (var (parameter, momentum) in _matrices.Zip(_momenta))
        {
            using var scope = NewDisposeScope();
            if (parameter.grad is not { } gradient)
            {
                continue;
            }

            momentum.mul_(Momentum).add_(gradient, alpha: 1 - Momentum);
            var ahead = gradient * (1 - Momentum) + (momentum * Momentum);
            var wide = Math.Max(1, parameter.shape[0] / (double)parameter.shape[1]);
            parameter.add_(Orthogonalised(ahead), alpha: -learningRate * Math.Sqrt(wide));
        }
    }

    /// <summary>Frees the momenta.</summary>
    public void Dispose()
    {
        foreach (var momentum in _momenta)
        {
            momentum.Dispose();
        }
    }

    private static Tensor Orthogonalised(Tensor matrix)
    {
        var isTall = matrix.shape[0] > matrix.shape[1];
        var x = matrix / (matrix.norm() + 1e-7);
        x = isTall ? x.transpose(0, 1) : x;
        for (var step = 0; step < Steps; step++)
        {
            var square = x.matmul(x.transpose(0, 1));
            x = (x * A) + ((square * B) + (square.matmul(square) * C)).matmul(x);
        }

        return isTall ? x.transpose(0, 1) : x;
    }
}
