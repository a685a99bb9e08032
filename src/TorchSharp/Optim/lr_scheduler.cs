namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Rules by which learning rates change from step to step.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the initial learning rates by a function of the step.</summary>
            /// <param name="optimizer">Whose learning rates.</param>
            /// <param name="lr_lambda">The factor for each step; 0 is asked for at once.</param>
            /// <param name="last_epoch">The step before the next; -1 at the start.</param>
            /// <param name="verbose">Not supported.</param>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new Lambda(optimizer, lr_lambda, last_epoch, verbose).Start();

            private sealed class Lambda(Optimizer optimizer, Func<int, double> factor, int lastStep, bool verbose)
                : LRScheduler(optimizer, lastStep, verbose)
            {
                private protected override double Rate(ILearningRateController group, int step) => group.InitialLearningRate * factor(step);
            }
        }
    }
}
