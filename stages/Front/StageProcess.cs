using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoIN.Errors;
using CoIN.Graph;

namespace CoIN.Stages.Front;

/// <summary>Runs each action in a process of its own: with its own memory, a limit of it, and its own graphics processor.</summary>
/// <param name="request">What the run was asked for; the child declares the same stages.</param>
/// <param name="command">The program that starts <see cref="StageWorker"/>, with its arguments.</param>
/// <param name="memoryLimit">The most memory one stage may take, in bytes; null for no limit.</param>
/// <remarks>A crash of native code, or memory that runs out, costs one stage. Models are loaded by each process for itself.</remarks>
public sealed class StageProcess(PipelineRequest request, IReadOnlyList<string> command, long? memoryLimit) : IStageExecutor
{
    private const int LogTail = 20;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public async Task ExecuteAsync(Stage stage, StageContext context)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(context);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = request.RepositoryRoot,
        };
        if (context.Gpus.Count > 0)
        {
            start.Environment["CUDA_VISIBLE_DEVICES"] = string.Join(',', context.Gpus.Select(gpu => gpu.ToString(CultureInfo.InvariantCulture)));
        }

        using var process = Process.Start(start)!;
        var errors = new Queue<string>();
        process.ErrorDataReceived += (_, line) => Note(errors, line.Data);
        process.BeginErrorReadLine();
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(StageOrder.Of(request, stage, context), StageOrder.Json));
            await process.StandardInput.FlushAsync(context.CancellationToken); // it stays open: its end tells the child that we are gone
            using var ended = new CancellationTokenSource();
            var watch = WatchMemoryAsync(process, ended.Token);
            var failure = await ListenAsync(process, context);
            await process.WaitForExitAsync(context.CancellationToken);
            await ended.CancelAsync();
            Judge(process.ExitCode, failure, await watch, errors);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static void Note(Queue<string> errors, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (errors)
        {
            errors.Enqueue(line);
            if (errors.Count > LogTail)
            {
                errors.Dequeue();
            }
        }
    }

    /// <summary>Forwards what the child says until it falls silent; returns the failure that it reported, or null.</summary>
    private static async Task<StageWord?> ListenAsync(Process process, StageContext context)
    {
        StageWord? failure = null;
        while (await process.StandardOutput.ReadLineAsync(context.CancellationToken) is { } line)
        {
            var word = JsonSerializer.Deserialize<StageWord>(line, StageOrder.Json)!;
            if (word.Progress is { } progress)
            {
                context.Progress.Report(progress);
            }
            else if (word.Log is { } text)
            {
                context.Log(text);
            }
            else
            {
                failure = word;
            }
        }

        return failure;
    }

    /// <summary>Looks at the child's memory and ends it above the limit; returns whether it did.</summary>
    private async Task<bool> WatchMemoryAsync(Process process, CancellationToken ended)
    {
        if (memoryLimit is not { } limit)
        {
            return false;
        }

        try
        {
            while (!process.HasExited)
            {
                process.Refresh();
                if (process.WorkingSet64 > limit)
                {
                    process.Kill(entireProcessTree: true);
                    return true;
                }

                await Task.Delay(Look, ended);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or InvalidOperationException)
        {
            // The child ended between two looks.
        }

        return false;
    }

    private void Judge(int exitCode, StageWord? failure, bool wasTooLarge, Queue<string> errors)
    {
        if (wasTooLarge)
        {
            throw new PipelineException(string.Create(
                CultureInfo.InvariantCulture, $"took more than its limit of {memoryLimit / 1_000_000:N0} MB of memory; raise --memory-limit=MB, or choose a smaller batch"));
        }

        if (failure?.Mistake is { } mistake)
        {
            throw new PipelineException(mistake);
        }

        if (failure?.Bug is { } bug)
        {
            throw new InvalidOperationException($"its process failed:\n{bug}");
        }

        if (exitCode != 0)
        {
            lock (errors)
            {
                throw new InvalidOperationException($"its process ended with exit code {exitCode}:\n{string.Join('\n', errors)}");
            }
        }
    }
}
