namespace CoIN.Training.Pretraining;

/// <summary>How long and how fast one phase of pre-training moves the parameters.</summary>
/// <param name="Updates">Updates.</param>
/// <param name="Batch">Images to tag, or samples to talk about, of an update, shared out over the replicas; a multiple of their number.</param>
/// <param name="LearningRate">The peak learning rate of AdamW, which moves embeddings, norms, biases and heads.</param>
/// <param name="MatrixLearningRate">The peak learning rate of <see cref="Muon"/>, which moves the matrices of the transformer blocks.</param>
public sealed record PhaseOptions(int Updates, int Batch, double LearningRate, double MatrixLearningRate);
