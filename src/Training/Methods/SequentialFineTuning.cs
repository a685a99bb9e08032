namespace CoIN.Training.Methods;

/// <summary>No method at all: each learning task is trained on as if there were no other. MoELoRA and multi-task training are trained like this, too.</summary>
public sealed class SequentialFineTuning : ILearningMethod
{
    /// <inheritdoc/>
    public double AddGradients(int update) => 0;

    /// <inheritdoc/>
    public void Keep(string folder, CancellationToken cancellation)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
