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
        Require([task]);
        return Present(task);
    }

    /// <summary>Refuses a run that needs folders which are neither there nor can be fetched.</summary>
    /// <param name="tasks">The learning tasks of the run.</param>
    /// <exception cref="PipelineException">One is missing; the message names all of them, one learning task per line.</exception>
    public void Require(IEnumerable<string> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var problems = tasks
            .Select(task => (Task: task, Missing: SourceCatalogue.For(task).Where(set => Input(task, set) is null).Select(set => $"'{set.Folder}'").ToList()))
            .Where(found => found.Missing.Count > 0)
            .Select(found => $"data.root '{root}': {found.Task} needs the folder{(found.Missing.Count > 1 ? "s" : "")} {string.Join(" and ", found.Missing)}, which {(found.Missing.Count > 1 ? "are" : "is")} not there")
            .ToList();
        if (problems.Count > 0)
        {
            throw new PipelineException(
                $"{string.Join('\n', problems)}; put {(problems.Count > 1 ? "these data sets" : "the data set")} there (--target=Data says how to get {(problems.Count > 1 ? "them" : "it")}), "
                + $"or leave the task{(problems.Count > 1 ? "s" : "")} out of the order");
        }
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
            || SourceCatalogue.For(converter.Task).Any(set => IsOf(set, file) && Input(converter.Task, set)?.Stage is not null));
    }

    /// <summary>Says what is wrong with the folder itself; empty if it holds at least one data set.</summary>
    /// <exception cref="PipelineException">It is a file.</exception>
    public string Complaint()
    {
        if (File.Exists(root))
        {
            throw new PipelineException($"data.root '{root}' is a file; the folder that holds the data sets' folders was expected");
        }

        if (!Directory.Exists(root))
        {
            return $"data.root '{root}' is not there";
        }

        var place = Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal).Prepend(Path.GetDirectoryName(root)).FirstOrDefault(folder => folder is not null && HoldsAny(folder));
        return HoldsAny(root) ? "" : $"data.root '{root}' holds none of the data sets' folders{(place is null ? "" : $"; did you mean '{place}'?")}";
    }

    private static bool HoldsAny(string folder) => SourceCatalogue.All.Any(set => Directory.Exists(new RawInput(folder, set.Name).Locate(set.Folder)));

    /// <summary>Returns what of a learning task is not there and cannot be fetched, folders and files of questions, one line each with how to get it.</summary>
    /// <param name="converter">The learning task.</param>
    public IEnumerable<string> Missing(IRawConverter converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        foreach (var set in SourceCatalogue.For(converter.Task))
        {
            var absent = Absent(converter, set);
            if (Input(converter.Task, set) is null)
            {
                yield return $"{set.Name}: {set.HowToGet(data.Root)}";
            }
            else if (absent.Count > 0)
            {
                yield return $"{set.Name}: {string.Join(" and ", absent)} {(absent.Count > 1 ? "are" : "is")} missing; {set.HowToComplete(data.Root)}";
            }
        }
    }

    /// <summary>Returns how to complete the folders that images of a learning task are missing in, one line each.</summary>
    /// <param name="converter">The learning task.</param>
    public IEnumerable<string> Incomplete(IRawConverter converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        var sets = SourceCatalogue.For(converter.Task);

        // Where a learning task has several data sets, those without questions hold its images.
        return sets.Where(set => sets.Count == 1 || !converter.Splits.SelectMany(converter.Files).Any(file => IsOf(set, file)))
            .Where(set => Input(converter.Task, set)?.Path is not null && Absent(converter, set).Count == 0)
            .Select(set => $"{set.Name}: {set.HowToComplete(data.Root)}");
    }

    // The files of questions that a folder of the user's lacks.
    private List<string> Absent(IRawConverter converter, RawDataSet set)
    {
        var input = new RawInput(root, converter.Task);
        return Input(converter.Task, set)?.Path is null
            ? []
            : [.. converter.Splits.SelectMany(converter.Files).Distinct().Where(file => IsOf(set, file) && !File.Exists(input.Locate(file))).Select(file => $"'{file}'")];
    }

    private static bool IsOf(RawDataSet set, string file) => file.StartsWith($"{set.Folder}/", StringComparison.Ordinal);

    private StageInput? Input(string task, RawDataSet set)
    {
        var path = new RawInput(root, task).Locate(set.Folder);
        return Directory.Exists(path) ? StageInput.External(path)
            : data.Download && set.Files.Count > 0 ? StageInput.Output(add(DownloadStage.Create($"download/{set.Name}", set, root, LockFile)))
            : null;
    }
}
