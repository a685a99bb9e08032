namespace CoIN.Stages;

/// <summary>Hands progress on at once, in the reporting thread; <see cref="Progress{T}"/> would post it to another one, out of order.</summary>
/// <param name="report">Takes the progress.</param>
internal sealed class SynchronousProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
