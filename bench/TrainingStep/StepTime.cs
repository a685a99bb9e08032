namespace CoIN.TrainingStep;

/// <summary>What one step took, as the mean of a turn's steps.</summary>
/// <param name="Wall">Milliseconds on the clock.</param>
/// <param name="Processor">Milliseconds of all threads of the process.</param>
/// <param name="Loss">The loss after the last step of the turn.</param>
internal readonly record struct StepTime(double Wall, double Processor, double Loss);
