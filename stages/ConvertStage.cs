using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Data.Raw;
using CoIN.Data.Release;
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

    // The folders below the data root that a learning task is read from.
    private static readonly Dictionary<string, string[]> Folders = new(StringComparer.Ordinal)
    {
        ["ScienceQA"] = ["ScienceQA"],
        ["TextVQA"] = ["TextVQA"],
        ["ImageNet"] = ["ImageNet_withlabel"],
        ["GQA"] = ["GQA"],
        ["VizWiz"] = ["VizWiz"],
        ["Grounding"] = ["RefCOCO", "COCO2014/train2014"],
        ["VQAv2"] = ["VQAv2", "COCO2014/train2014", "COCO2014/val2014"],
        ["OCR-VQA"] = ["OCR-VQA"],
    };

    /// <summary>Declares the conversion of a benchmark's task from raw files that a stage makes.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <param name="raw">The stage that makes the raw files.</param>
    /// <param name="data">Templates, volume and subset.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    public static Stage FromStage(string name, string task, string split, string raw, DataSettings data, ulong seed, string templates) =>
        Create(name, task, split, data, seed, templates, new() { ["raw"] = StageInput.Output(raw) }, context => context.Input("raw"));

    /// <summary>Declares the conversion of a benchmark's task from a folder that the user filled.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <param name="root">The folder that holds the data sets.</param>
    /// <param name="data">Templates, volume and subset.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    /// <exception cref="PipelineException">The task's folders are not there.</exception>
    public static Stage FromFolder(string name, string task, string split, string root, DataSettings data, ulong seed, string templates)
    {
        var missing = Folders[task].Where(folder => !Directory.Exists(Path.Combine(root, folder))).ToList();
        if (missing.Count > 0)
        {
            throw new PipelineException(
                $"data.root '{root}': {task} needs the folder{(missing.Count > 1 ? "s" : "")} {string.Join(" and ", missing.Select(folder => $"'{folder}'"))}, which {(missing.Count > 1 ? "are" : "is")} not there; "
                + "put the data set there, or leave the task out of the order");
        }

        var inputs = Folders[task].ToDictionary(folder => $"raw/{folder}", folder => StageInput.External(Path.Combine(root, folder)));
        return Create(name, task, split, data, seed, templates, inputs, _ => root);
    }

    /// <summary>Declares the conversion of a task of the user's own, a folder in the release format.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="task">The task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <param name="folder">The task's folder.</param>
    /// <param name="data">Volume and subset.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <exception cref="PipelineException">The folder is not there.</exception>
    public static Stage FromRelease(string name, string task, string split, string folder, DataSettings data, ulong seed)
    {
        if (!Directory.Exists(folder))
        {
            throw new PipelineException($"task '{task}': the folder '{folder}' is not there; it should hold train.json, test.json and the images");
        }

        return new Stage(Kind, name, context => Run(context, new ReleaseConverter(task), split, data, seed, context.Input("folder")))
        {
            Parameters = StageParameters.Of(new { Task = task, Split = split, Form = "release", data.Volume, data.TestSubset, data.MinimumCoverage, Seed = seed }),
            Inputs = new Dictionary<string, StageInput> { ["folder"] = StageInput.External(folder) },
        };
    }

    private static Stage Create(
        string name, string task, string split, DataSettings data, ulong seed, string templates,
        Dictionary<string, StageInput> inputs, Func<StageContext, string> root)
    {
        inputs[Templates] = StageInput.External(templates);
        return new Stage(Kind, name, context => Run(context, RawConverters.For(task), split, data, seed, root(context)))
        {
            Parameters = StageParameters.Of(
                new { Task = task, Split = split, Form = "raw", data.Instructions, data.Volume, data.TestSubset, data.MinimumCoverage, Seed = seed }),
            Inputs = inputs,
        };
    }

    private static void Run(StageContext context, IRawConverter converter, string split, DataSettings data, ulong seed, string root)
    {
        var options = new ConversionOptions
        {
            Templates = context.HasInput(Templates) ? InstructionTemplates.Load(context.Input(Templates)) : null,
            Variant = data.Instructions,
            Seed = seed,
            Volume = data.Volume,
            TestSubset = data.TestSubset == 0 ? null : data.TestSubset,
            Missing = data.MinimumCoverage < 1 ? MissingInput.LeaveOut : MissingInput.Refuse,
        };
        var report = InstructionConversion.Convert(converter, root, split, options, Path.Combine(context.OutputFolder, RecordsFile));
        Finish(context, report, data.MinimumCoverage);
    }

    private static void Finish(StageContext context, ConversionReport report, double minimumCoverage)
    {
        context.Log(report.Coverage());
        if (report.ImageCoverage < minimumCoverage)
        {
            throw new PipelineException(
                $"{report.Coverage()}, at least {100 * minimumCoverage:F1} % expected; complete the images, or lower data.minimumCoverage");
        }

        if (report.RecordsWritten == 0)
        {
            throw new PipelineException($"{report.Task}: none of {report.RecordsListed:N0} {report.Split} records is left to use, at least one expected; complete the data, or raise data.volume");
        }

        File.WriteAllText(Path.Combine(context.OutputFolder, CoverageFile), JsonSerializer.Serialize(report, StageJson.Options));
    }
}
