using System.Text.Json;
using CoIN.Errors;
using CoIN.Graph;

namespace CoIN.Stages.Front;

/// <summary>What runs in the process that <see cref="StageProcess"/> starts: one action.</summary>
public static class StageWorker
{
    /// <summary>Reads an order, carries it out and says how it goes.</summary>
    /// <param name="input">One line with the order.</param>
    /// <param name="output">Gets one line for each thing said.</param>
    /// <param name="variable">Values of environment variables.</param>
    /// <param name="cancellation">Asks the stage to stop.</param>
    /// <returns>The exit code: 0, or 1 if the stage failed and said why.</returns>
    public static async Task<int> RunAsync(TextReader input, TextWriter output, Func<string, string?> variable, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var said = new Lock();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            var order = JsonSerializer.Deserialize<StageOrder>(await input.ReadLineAsync(cancellation) ?? "", StageOrder.Json)!;
            _ = StopWithTheParentAsync(input, gone);
            using var session = PipelineSession.Open(order.Request(variable));
            var stage = session.FindStage(order.Stage) is { } found && found.Declaration().ToString() == order.Declaration
                ? found
                : throw new PipelineException("the profile, the table or the program changed while the run was going on; run again");
            var progress = new SynchronousProgress<StageProgress>(now => Say(new StageWord { Progress = now }));
            await stage.Action(order.Context(stage, progress, line => Say(new StageWord { Log = line }), gone.Token));
            return 0;
        }
        catch (Exception failure)
        {
            Say(failure is PipelineException mistake ? new StageWord { Mistake = mistake.Message } : new StageWord { Bug = failure.ToString() });
            return 1;
        }

        // Its end of our input closes when it ends, however it ends.
        static async Task StopWithTheParentAsync(TextReader input, CancellationTokenSource gone)
        {
            await Task.Yield();
            await Task.Run(input.ReadToEnd, CancellationToken.None);
            await gone.CancelAsync();
        }

        void Say(StageWord word)
        {
            lock (said)
            {
                output.WriteLine(JsonSerializer.Serialize(word, StageOrder.Json));
                output.Flush();
            }
        }
    }
}
