using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Data.Raw;
using CoIN.Data.Release;
using CoIN.Data.Sources;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>The kind <c>convert</c>: one learning task and split as Parquet, instructions applied.</summary>
/// <remarks>Output: <c>records.parquet</c> and <c>coverage.json</c>, which says how many records and images were there.</remarks>
public static class ConvertStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "convert";

    /// <summary>The converted records.</summary>
    public const string RecordsFile = "records.parquet";

    /// <summary>What was found and what was missing.</summary>
    public const string CoverageFile = "coverage.json";

    private const string Templates = "templates";

    /// <summary>Declares the conversion of a benchmark's task from raw files that a stage makes.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <param name="raw">The stage that makes the raw files.</param>
    /// <param name="settings">Templates, volume and subset.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    public static Stage FromStage(string name, string task, string split, string raw, ConversionSettings settings, string templates) =>
        Create(name, task, split, settings, templates, new() { ["raw"] = StageInput.Output(raw) }, (context, options) => (context.Input("raw"), options));

    /// <summary>Declares the conversion of a benchmark's task from a folder that the user filled, or lets be filled.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <param name="folders">Where the data sets are.</param>
    /// <param name="settings">Templates, volume and subset.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    /// <remarks>Raw files are compared with the lock file, and pinned in it: the one thing that a stage writes outside its output, and no result depends on it.</remarks>
    /// <exception cref="PipelineException">The task's folders are not there.</exception>
    public static Stage FromFolder(string name, string task, string split, RawFolders folders, ConversionSettings settings, string templates)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return FromFolders(name, task, split, folders, folders.Of(task), settings, templates);
    }

    /// <summary>Declares a look at what a folder has of a task: everything is converted, images stay where they are, and what is missing is counted.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="split">One of the converter's splits.</param>
    /// <param name="folders">Where the data sets are; the questions must be there.</param>
    /// <param name="settings">Templates.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    public static Stage Inspection(string name, string task, string split, RawFolders folders, ConversionSettings settings, string templates)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(settings);
        var everything = settings with { Data = settings.Data with { Volume = 1, TestSubset = 0, MinimumCoverage = 0 } };
        return FromFolders(name, task, split, folders, folders.Present(task), everything, templates, isInspection: true);
    }

    /// <summary>Returns the coverage of a conversion as it was written.</summary>
    /// <param name="folder">The output of a convert stage.</param>
    internal static ConversionReport ReadCoverage(string folder) =>
        JsonSerializer.Deserialize<ConversionReport>(File.ReadAllText(Path.Combine(folder, CoverageFile)), StageJson.Options)!;

    /// <summary>Declares the conversion of a task of the user's own, a folder in the release format.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <param name="folder">The task's folder.</param>
    /// <param name="settings">Volume and subset.</param>
    /// <exception cref="PipelineException">The folder is not there.</exception>
    public static Stage FromRelease(string name, string task, string split, string folder, ConversionSettings settings)
    {
        if (!Directory.Exists(folder))
        {
            throw new PipelineException($"task '{task}': the folder '{folder}' is not there; it should hold train.json, test.json and the images");
        }

        ArgumentNullException.ThrowIfNull(settings);
        var data = settings.Data;
        return new Stage(Kind, name, context => Run(context, new ReleaseConverter(task), split, data, Options(context, settings), context.Input("folder")))
        {
            Parameters = StageParameters.Of(
                new { Task = task, Split = split, Form = "release", data.Volume, settings.Draw, data.TestSubset, data.MinimumCoverage, data.Images, settings.Seed }),
            Inputs = new Dictionary<string, StageInput> { ["folder"] = StageInput.External(folder) },
        };
    }

    private static Stage FromFolders(
        string name, string task, string split, RawFolders folders, IReadOnlyDictionary<string, StageInput> sets, ConversionSettings settings, string templates,
        bool isInspection = false)
    {
        var (root, lockFile) = (folders.Root, folders.LockFile);
        var inputs = sets.ToDictionary(set => $"raw/{set.Key}", set => set.Value);
        string[] names = [.. sets.Keys];
        return Create(name, task, split, settings, templates, inputs, (context, options) => (root, options with
        {
            Elsewhere = names.ToDictionary(folder => folder, folder => context.Input($"raw/{folder}")),
            Pins = RawLock.Open(lockFile),
            Images = isInspection ? ImageStorage.Files : options.Images,
            Missing = isInspection ? MissingInput.Keep : options.Missing,
        }), isInspection ? "inspection" : "raw");
    }

    private static Stage Create(
        string name, string task, string split, ConversionSettings settings, string templates,
        Dictionary<string, StageInput> inputs, Func<StageContext, ConversionOptions, (string Root, ConversionOptions Options)> complete, string form = "raw")
    {
        var data = settings.Data;
        inputs[Templates] = StageInput.External(templates);
        return new Stage(Kind, name, context =>
        {
            var (root, options) = complete(context, Options(context, settings));
            Run(context, RawConverters.For(task), split, data, options, root);
        })
        {
            Parameters = StageParameters.Of(
                new { Task = task, Split = split, Form = form, data.Instructions, data.Volume, settings.Draw, data.TestSubset, data.MinimumCoverage, data.Images, settings.Seed }),
            Inputs = inputs,
        };
    }

    private static ConversionOptions Options(StageContext context, ConversionSettings settings) => new()
    {
        Templates = context.HasInput(Templates) ? InstructionTemplates.Load(context.Input(Templates)) : null,
        Variant = settings.Data.Instructions,
        Seed = settings.Seed,
        Volume = settings.Data.Volume,
        VolumeDraw = settings.Volumes,
        TestSubset = settings.Data.TestSubset == 0 ? null : settings.Data.TestSubset,
        Images = settings.Data.Images,
        Missing = settings.Data.MinimumCoverage < 1 ? MissingInput.LeaveOut : MissingInput.Refuse,
    };

    private static void Run(StageContext context, IRawConverter converter, string split, DataSettings data, ConversionOptions options, string root)
    {
        var report = InstructionConversion.Convert(converter, root, split, options, Path.Combine(context.OutputFolder, RecordsFile));
        Finish(context, report, data.MinimumCoverage);
    }

    private static void Finish(StageContext context, ConversionReport report, double minimumCoverage)
    {
        context.Log(report.Coverage());
        if (report.ImagesUnreadable > 0)
        {
            context.Warn($"{report.ImagesUnreadable:N0} of {report.Task}'s {report.Split} images cannot be read and count as missing: {report.FirstUnreadable}");
        }

        if (report.ImageCoverage < minimumCoverage)
        {
            throw new PipelineException(
                $"{report.Coverage()}, at least {100 * minimumCoverage:F1} % expected; complete the images, or lower data.minimumCoverage");
        }

        if (report.RecordCoverage < minimumCoverage)
        {
            throw new PipelineException(
                $"{100 * report.RecordCoverage:F1} % of {report.Task}'s {report.RecordsListed:N0} {report.Split} records have a raw entry, at least {100 * minimumCoverage:F1} % expected; "
                + "complete the raw files, or lower data.minimumCoverage");
        }

        if (report.RecordsWritten == 0 && minimumCoverage > 0)
        {
            throw new PipelineException($"{report.Task}: none of {report.RecordsListed:N0} {report.Split} records is left to use, at least one expected; complete the data, or raise data.volume");
        }

        File.WriteAllText(Path.Combine(context.OutputFolder, CoverageFile), JsonSerializer.Serialize(report, StageJson.Options));
    }
}
