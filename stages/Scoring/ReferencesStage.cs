using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Data.Raw;
using CoIN.Data.Release;
using CoIN.Errors;
using CoIN.Graph;

namespace CoIN.Stages.Scoring;

/// <summary>The kind <c>references</c>: the test records of a learning task without their images, for predictions made elsewhere.</summary>
/// <remarks>Output: <c>records.parquet</c>, as a convert stage writes it; questions of a data set's own files get the instructions that the paper's data have.</remarks>
public static class ReferencesStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "references";

    private const string Templates = "templates";
    private const string Variant = "original";
    private const string Test = "test";

    /// <summary>Declares a references stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="references">Its files.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    /// <param name="seed">The experiment's seed.</param>
    public static Stage Create(string name, LearningTask task, ReferenceFiles references, string templates, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(references);
        var (taskName, isRelease, files) = (task.Name, references.IsRelease, references.Files.Keys.Order(StringComparer.Ordinal).ToList());
        var inputs = references.Files.ToDictionary(file => file.Key, file => StageInput.External(file.Value));
        if (!isRelease)
        {
            inputs[Templates] = StageInput.External(templates);
        }

        return new Stage(Kind, name, context => Run(context, taskName, isRelease, files, seed))
        {
            Parameters = StageParameters.Of(new { Task = taskName, Release = isRelease, Seed = seed }),
            Inputs = inputs,
        };
    }

    private static void Run(StageContext context, string task, bool isRelease, IReadOnlyList<string> files, ulong seed)
    {
        var root = LayOut(context, files);
        var input = new RawInput(root, task);
        IRawConverter converter = isRelease ? new ReleaseConverter(task) : RawConverters.For(task);
        var records = converter.Read(input, Test).Select(Bare);
        if (!isRelease)
        {
            var templates = InstructionTemplates.Load(context.Input(Templates));
            records = records.Select(record => record with
            {
                Turns = [.. record.Turns.Select(turn => turn with { Question = templates.For(task, Variant, record.Id, seed, turn.Question.Trim()) })],
            });
        }

        var written = InstructionParquet.Write(Path.Combine(context.OutputFolder, ConvertStage.RecordsFile), records);
        Directory.Delete(root, recursive: true);
        if (written == 0)
        {
            throw new PipelineException($"references: no test record of {task} was found, at least one was expected");
        }
    }

    // Converters look for files by their names below a data root; what lies elsewhere is linked there for the time being.
    private static string LayOut(StageContext context, IReadOnlyList<string> files)
    {
        var root = Path.Combine(context.OutputFolder, "raw");
        foreach (var file in files)
        {
            var link = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, context.Input(file));
        }

        return root;
    }

    private static InstructionRecord Bare(InstructionRecord record) => record.Turns.Count == 1
        ? record with { Image = null }
        : throw new PipelineException($"references: '{record.Id}' has {record.Turns.Count} questions, one was expected; give a test file, not training data");
}
