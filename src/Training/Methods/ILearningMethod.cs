namespace CoIN.Training.Methods;

/// <summary>What a method against forgetting adds to the training on one learning task, and what it keeps for the tasks to come.</summary>
/// <remarks>Implementations draw from no random stream of the training, so that a penalty of weight 0 leaves the bytes of sequential fine-tuning.</remarks>
public interface ILearningMethod : IDisposable
{
    /// <summary>Adds the gradient of the method's penalty to the gradients of one update, before they are clipped.</summary>
    /// <param name="update">Which update of the training it is, counted from 0; the penalty may depend on nothing else.</param>
    /// <returns>The penalty.</returns>
    double AddGradients(int update);

    /// <summary>Writes what the method keeps, once the training is over.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="cancellation">Stops between two samples.</param>
    void Keep(string folder, CancellationToken cancellation);
}
