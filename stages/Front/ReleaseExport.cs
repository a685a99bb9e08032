using CoIN.Data;
using CoIN.Data.Raw;
using CoIN.Data.Release;
using CoIN.Errors;

namespace CoIN.Stages.Front;

/// <summary>Writes conversions in the authors' release format, so that the official Python scripts can train and test on them.</summary>
/// <remarks>
/// <c>ScienceQA/train.json</c>, <c>ScienceQA/test.json</c> and so on, in the authors' names of the folders, and <c>images</c>, the image folder of the scripts: what lies in the
/// user's folders is linked there, what only the cache has is copied. The read-me is written last and marks the folder as ours.
/// </remarks>
/// <param name="folder">The folder to write, in full.</param>
internal sealed class ReleaseExport(string folder)
{
    private const string Images = "images";
    private const string ReadMe = "README.md";
    private const string Title = "# CoIN's instruction data in the release format";

    /// <summary>Makes the folder if it is not there.</summary>
    /// <exception cref="PipelineException">It is a file, holds anything but an earlier export, or cannot be written.</exception>
    public void Prepare()
    {
        if (File.Exists(folder))
        {
            throw new PipelineException($"--into={folder} is a file; a folder expected");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !IsOurs())
        {
            throw new PipelineException($"--into={folder} holds files that no export wrote; name a new or empty folder");
        }

        Write(() =>
        {
            Directory.CreateDirectory(folder);
            if (!IsOurs())
            {
                // From here on an export that breaks off can be repeated.
                File.WriteAllText(Path.Combine(folder, ReadMe), $"{Title}\n\nNot complete.\n");
            }
        });
    }

    /// <summary>Writes everything; files of an earlier export are replaced.</summary>
    /// <param name="tasks">The learning tasks.</param>
    /// <param name="outputOf">Returns the folder that a stage made.</param>
    /// <param name="console">Hears of each file.</param>
    /// <exception cref="PipelineException">The folder cannot be written.</exception>
    public void WriteAll(IReadOnlyList<ExportedTask> tasks, Func<string, string> outputOf, IPipelineConsole console) => Write(() =>
    {
        // Earlier links must not lead copies into the user's data.
        if (Directory.Exists(Path.Combine(folder, Images)))
        {
            Directory.Delete(Path.Combine(folder, Images), recursive: true);
        }

        var lines = new List<string>();
        foreach (var task in tasks)
        {
            var images = task.Images.Values.Any(image => image.Stage is not null) ? Copier(task, outputOf) : null;
            foreach (var (split, stage) in task.Splits)
            {
                var relative = $"{ReleaseWriter.FolderOf(task.Task)}/{split}.json";
                var count = WriteSplit(relative, split, Path.Combine(outputOf(stage), ConvertStage.RecordsFile), images);
                lines.Add($"| {task.Task} | `{relative}` | {count:N0} |");
                console.ReportWritten(Path.Combine(folder, relative));
            }

            Link(task);
        }

        string[] head = [Title, "", $"For the official scripts: `--image_folder {Images}`, and the files below as `--data_path` or `--question-file`.", "", "| learning task | file | records |", "| --- | --- | ---: |"];
        File.WriteAllText(Path.Combine(folder, ReadMe), string.Join('\n', [.. head, .. lines, ""]));
        console.ReportWritten(Path.Combine(folder, ReadMe));
    });

    private bool IsOurs()
    {
        var readMe = Path.Combine(folder, ReadMe);
        return File.Exists(readMe) && File.ReadLines(readMe).FirstOrDefault() == Title;
    }

    private long WriteSplit(string relative, string split, string records, Action<string>? copyImage)
    {
        var path = Path.Combine(folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var count = ReleaseWriter.Write(path + ".partial", InstructionParquet.Read(records, withImages: false).Select(record =>
        {
            if (record.ImagePath is not null)
            {
                copyImage?.Invoke(record.ImagePath);
            }

            return record;
        }), split);
        File.Move(path + ".partial", path, overwrite: true);
        return count;
    }

    // Copies the images of a task that the pipeline made or fetched: links into the cache would let the user's changes into it.
    private Action<string> Copier(ExportedTask task, Func<string, string> outputOf)
    {
        var made = task.Images.Where(image => image.Value.Stage is not null).ToDictionary(image => image.Key, image => outputOf(image.Value.Stage!));
        var files = new RawInput(made.GetValueOrDefault("", ""), task.Task) { Elsewhere = made };
        var copied = new HashSet<string>(StringComparer.Ordinal);
        return image =>
        {
            var isMade = made.Keys.Any(prefix => prefix.Length == 0 || image.StartsWith($"{prefix}/", StringComparison.Ordinal));
            if (isMade && copied.Add(image))
            {
                var target = Path.Combine(folder, Images, image);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, File.ReadAllBytes(files.Locate(image)));
            }
        };
    }

    private void Link(ExportedTask task)
    {
        foreach (var (prefix, image) in task.Images.Where(image => image.Value.Path is not null))
        {
            var link = Path.Combine(folder, Images, prefix);
            // Two learning tasks may ask about the same photographs.
            if (!Directory.Exists(link))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(link)!);
                Directory.CreateSymbolicLink(link, image.Path!);
            }
        }
    }

    private void Write(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"the export cannot be written to '{folder}': {problem.Message}", problem);
        }
    }
}
