using CoIN.Errors;
using CoIN.Graph;

namespace CoIN.Stages.Front;

/// <summary>Runs the pipeline for one request.</summary>
public static class PipelineProgram
{
    /// <summary>Plans, runs what is missing and writes the reports.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="console">Hears the plan, the progress and the reports.</param>
    /// <param name="cancellation">Stops the run; what was finished is kept.</param>
    /// <returns>What became of the stages, failures and cancellation included; null if only the plan was asked for.</returns>
    /// <exception cref="PipelineException">The user's mistake, found before anything ran: profile, overrides, table or inputs.</exception>
    public static Task<RunSummary?> RunAsync(PipelineRequest request, IPipelineConsole console, CancellationToken cancellation) =>
        throw new PipelineException($"target '{request.Target}': the pipeline is not assembled yet");
}
