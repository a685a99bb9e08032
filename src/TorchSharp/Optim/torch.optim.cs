using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Rules by which parameters follow their gradients.</summary>
    public static partial class optim
    {
        /// <summary>Something with a learning rate that a scheduler may change.</summary>
        public interface ILearningRateController
        {
            /// <summary>Learning rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>Learning rate before any scheduler changed it.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Adam with decoupled weight decay; Loshchilov and Hutter 2019.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="beta1">Decay of the mean of the gradients.</param>
        /// <param name="beta2">Decay of the mean of their squares.</param>
        /// <param name="eps">Added to the denominator.</param>
        /// <param name="weight_decay">Part of a parameter, times the learning rate, that it loses in each step.</param>
        /// <param name="amsgrad">Use the largest mean of squares so far.</param>
        /// <param name="maximize">Climb instead of descend.</param>
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam with decoupled weight decay, with groups that may differ in their options; null options take the values given here.</summary>
        public static AdamW AdamW(
            IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Gradient descent.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="learningRate">Learning rate.</param>
        /// <param name="momentum">Part of the last step that goes into the next.</param>
        /// <param name="dampening">Part of the gradient that momentum leaves out.</param>
        /// <param name="weight_decay">Part of a parameter that is added to its gradient.</param>
        /// <param name="nesterov">Look ahead along the momentum.</param>
        /// <param name="maximize">Climb instead of descend.</param>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
