using CoIN.Models.Multimodal;
using TorchSharp.Modules;

namespace CoIN.Training.Methods;

/// <summary>One learning task as a method sees it.</summary>
/// <param name="Model">The model that is trained, its adapters in place.</param>
/// <param name="Adapters">The adapters' parameters by name, in an order that never varies.</param>
/// <param name="Data">The task's training samples.</param>
/// <param name="Batch">Samples of one forward pass.</param>
/// <param name="Seed">Decides which samples are drawn.</param>
public sealed record MethodTask(
    MultimodalModel Model, IReadOnlyList<(string Name, Parameter Parameter)> Adapters, TrainingData Data, int Batch, ulong Seed);
