using CoIN.Data.Raw;
using CoIN.Data.Sources;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>Where the data sets of a folder's user are: in the folder, or still to be fetched.</summary>
/// <param name="root">The folder, in full.</param>
/// <param name="data">Whether data sets are fetched, and where the lock file is.</param>
/// <param name="add">Declares a stage and returns its name.</param>
public sealed class RawFolders(string root, DataSettings data, Func<Stage, string> add)
{
    /// <summary>The folder, in full.</summary>
    public string Root => root;

    /// <summary>The file that pins what is in it.</summary>
    public string LockFile => data.Lock.Length > 0 ? Path.GetFullPath(data.Lock, root) : Path.Combine(root, RawLock.FileName);

    /// <summary>Returns the folders that a learning task reads, by their path below the data root.</summary>
    /// <param name="task">The learning task.</param>
    /// <exception cref="PipelineException">One is neither there nor can it be fetched; the message says how to get it.</exception>
    public IReadOnlyDictionary<string, StageInput> Of(string task)
    {
        var sets = SourceCatalogue.For(task);
        var missing = sets.Where(set => Input(task, set) is null).ToList();
        return missing.Count == 0
            ? Present(task)
            : throw new PipelineException(
                $"data.root '{root}': {task} needs the folder{(missing.Count > 1 ? "s" : "")} {string.Join(" and ", missing.Select(set => $"'{set.Folder}'"))}, "
                + $"which {(missing.Count > 1 ? "are" : "is")} not there; put the data set there (--target=Data says how to get it), or leave the task out of the order");
    }

    /// <summary>Returns those of the folders that are there or can be fetched.</summary>
    /// <param name="task">The learning task.</param>
    public IReadOnlyDictionary<string, StageInput> Present(string task) => SourceCatalogue.For(task)
        .Select(set => (set.Folder, Input: Input(task, set)))
        .Where(found => found.Input is not null)
        .ToDictionary(found => found.Folder, found => found.Input!);

    /// <summary>Returns whether the questions of a split are there or can be fetched, whatever its images are.</summary>
    /// <param name="converter">The learning task.</param>
    /// <param name="split">The split.</param>
    public bool Has(IRawConverter converter, string split)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var input = new RawInput(root, converter.Task);
        return converter.Files(split).All(file => File.Exists(input.Locate(file))
            || SourceCatalogue.For(converter.Task).Any(set => file.StartsWith($"{set.Folder}/", StringComparison.Ordinal) && Input(converter.Task, set)?.Stage is not null));
    }

    private StageInput? Input(string task, RawDataSet set)
    {
        var path = new RawInput(root, task).Locate(set.Folder);
        return Directory.Exists(path) ? StageInput.External(path)
            : data.Download && set.Files.Count > 0 ? StageInput.Output(add(DownloadStage.Create($"download/{set.Name}", set, root, LockFile)))
            : null;
    }
}
