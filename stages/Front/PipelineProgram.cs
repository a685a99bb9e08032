using CoIN.Errors;

namespace CoIN.Stages.Front;

/// <summary>Runs the pipeline for one request.</summary>
public static class PipelineProgram
{
    /// <summary>Runs the pipeline.</summary>
    public static Task<int> RunAsync(PipelineRequest request, CancellationToken cancellation) =>
        throw new PipelineException($"target '{request.Target}': the pipeline is not assembled yet");
}
