using CoIN.Data.MiniWorld.Tasks;
using CoIN.Errors;

namespace CoIN.Data.MiniWorld;

/// <summary>Writes the eight learning tasks about MiniWorld in the raw formats and folders of the real data sets (<see cref="Raw.RawLayout"/>).</summary>
/// <remarks>
/// Every image has one right answer to each question that is asked about it. Images of training and of test records are drawn independently
/// and never the same. MiniWorld knows no instruction lines: the converters add them, as they do for the real data.
/// </remarks>
public static class MiniWorldWriter
{
    // In the paper's order.
    private static readonly (string Task, Action<RawFolder, MiniWorldSize> Write)[] Tasks =
    [
        ("ScienceQA", ScienceQaFiles.Write),
        ("TextVQA", TextVqaFiles.Write),
        ("ImageNet", ImageNetFiles.Write),
        ("GQA", GqaFiles.Write),
        ("VizWiz", VizWizFiles.Write),
        ("Grounding", GroundingFiles.Write),
        ("VQAv2", VqaV2Files.Write),
        ("OCR-VQA", OcrVqaFiles.Write),
    ];

    /// <summary>Writes the files of all learning tasks.</summary>
    /// <inheritdoc cref="Write(MiniWorldOptions, IReadOnlyCollection{string}, string, Action{int, int}?, int, CancellationToken)"/>
    public static void Write(
        MiniWorldOptions options, string folder, Action<int, int>? progress = null, int threads = 1, CancellationToken cancellation = default) =>
        Write(options, [.. Tasks.Select(entry => entry.Task)], folder, progress, threads, cancellation);

    /// <summary>Writes the files of some learning tasks; each task's are the same whatever others are written.</summary>
    /// <param name="options">The seed and the numbers of records.</param>
    /// <param name="tasks">The learning tasks.</param>
    /// <param name="folder">The data root; made if it is absent, files of the same names are replaced.</param>
    /// <param name="progress">Is told how many of how many learning tasks' records are written, from any thread but never from two at once.</param>
    /// <param name="threads">How many threads draw; the files do not depend on it.</param>
    /// <param name="cancellation">Stops between two images; what was written until then stays.</param>
    /// <exception cref="PipelineException">The options are wrong, the folder cannot be written, or libjpeg-turbo is missing.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(
        MiniWorldOptions options, IReadOnlyCollection<string> tasks, string folder, Action<int, int>? progress = null, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(folder);
        options.Validate();

        var known = Tasks.Select(entry => entry.Task).ToList();
        if (tasks.FirstOrDefault(task => !known.Contains(task)) is { } unknown)
        {
            throw new PipelineException($"MiniWorld: there is no learning task '{unknown}'{NearestName.Hint(unknown, known)}");
        }

        var total = tasks.Sum(task => options.SizeOf(task).Train + options.SizeOf(task).Test);
        using var raw = new RawFolder(folder, options.Seed, done => progress?.Invoke(Math.Min(done, total), total), threads, cancellation);
        try
        {
            foreach (var (task, write) in Tasks.Where(entry => tasks.Contains(entry.Task)))
            {
                write(raw, options.SizeOf(task));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"MiniWorld cannot be written to '{folder}': {failure.Message}", failure);
        }

        progress?.Invoke(total, total);
    }
}
