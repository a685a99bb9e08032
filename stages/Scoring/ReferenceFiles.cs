using System.Text;
using CoIN.Benchmark;
using CoIN.Data.Raw;
using CoIN.Errors;

namespace CoIN.Stages.Scoring;

/// <summary>The files that hold the right answers of a learning task: one in the release format, or the data set's own.</summary>
/// <param name="IsRelease">True for the release format; then there is one file, <c>test.json</c>.</param>
/// <param name="Files">Where each file lies, by its path below a data root.</param>
public sealed record ReferenceFiles(bool IsRelease, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The name that a file in the release format gets.</summary>
    public const string ReleaseFile = "test.json";

    private const int Beginning = 16 << 10;

    private static readonly string[] ReleaseNames = [ReleaseFile, "val.json"];

    /// <summary>Finds the files.</summary>
    /// <param name="task">The learning task.</param>
    /// <param name="path">A file in the release format; one of the data set's own files, the others beside it; or a folder with either: a data root, the data set's folder, or the release's.</param>
    /// <exception cref="PipelineException">Nothing that fits is there.</exception>
    public static ReferenceFiles Find(LearningTask task, string path)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (File.Exists(path) && IsReleaseFile(path))
        {
            return Release(path);
        }

        var own = RawConverters.All.FirstOrDefault(converter => converter.Task == task.Name)?.Files("test") ?? [];
        if (File.Exists(path))
        {
            return own.Any(file => Path.GetFileName(file) == Path.GetFileName(path)) ? Own(task, own, Path.GetDirectoryName(path)!, path) : Release(path);
        }

        if (!Directory.Exists(path))
        {
            throw new PipelineException($"--references: there is no file or folder '{path}'");
        }

        var release = ReleaseNames.SelectMany(name => new[] { Path.Combine(path, name), Path.Combine(path, task.Name, name) }).FirstOrDefault(file => File.Exists(file) && IsReleaseFile(file));
        return release is not null ? Release(release) : Own(task, own, path, path);
    }

    private static ReferenceFiles Release(string path) => new(true, new Dictionary<string, string> { [ReleaseFile] = path });

    private static ReferenceFiles Own(LearningTask task, IReadOnlyList<string> files, string folder, string given)
    {
        // A data root holds the data set's folder, the data set's folder what is in it, and a file's folder perhaps the file alone.
        var places = new Func<string, string>[] { file => Path.Combine(folder, file), file => Path.Combine(folder, file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..]) };
        var found = Array.Find(places, place => files.Count > 0 && files.All(file => File.Exists(place(file))));
        return found is not null
            ? new ReferenceFiles(false, files.ToDictionary(file => file, found))
            : throw new PipelineException(
                $"--references: '{given}' holds no test file of {task.Name}; expected {ReleaseFile} or val.json in the release format"
                + (files.Count > 0 ? $", or the data set's own {string.Join(" and ", files.Select(file => $"'{file}'"))}" : ""));
    }

    // A data set may call its own file val.json, too; only the release has a question's id and text side by side.
    private static bool IsReleaseFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(Beginning, file.Length)];
            file.ReadExactly(bytes);
            var text = Encoding.UTF8.GetString(bytes);
            return text.Contains("\"question_id\"", StringComparison.Ordinal) && text.Contains("\"text\"", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"--references: '{path}' cannot be read ({failure.Message})", failure);
        }
    }
}
