using CoIN.Data.MiniWorld;
using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>The kind <c>download</c> where the data is MiniWorld: one learning task's raw files, rendered from a seed in the real data set's format.</summary>
public static class MiniWorldStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "download";

    /// <summary>Declares a stage that writes the raw files of one learning task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="size">How many records.</param>
    /// <param name="seed">The world's seed.</param>
    public static Stage Create(string name, string task, MiniWorldSize size, ulong seed) =>
        new(Kind, name, context => Run(context, task, size, seed))
        {
            Parameters = StageParameters.Of(new { Source = "miniworld", Task = task, size.Train, size.Test, Seed = seed }),
        };

    private static void Run(StageContext context, string task, MiniWorldSize size, ulong seed) =>
        MiniWorldWriter.Write(
            new MiniWorldOptions { Seed = seed, Size = size },
            [task],
            context.OutputFolder,
            (done, total) => context.Progress.Report(new StageProgress(done, total, "records")),
            cancellation: context.CancellationToken);
}
