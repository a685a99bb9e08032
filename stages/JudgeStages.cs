using System.Text.Json;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Judging;
using CoIN.Judging.Human;
using CoIN.Judging.Lexical;
using CoIN.Judging.Replies;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>Declares judge stages: what each judge reads, and what of its settings can change a verdict.</summary>
/// <param name="profile">The settings.</param>
/// <param name="layout">Where the rubric is, and what a user's paths start from.</param>
/// <param name="workbench">Device and shared models, for the judge local.</param>
/// <param name="desk">Endpoints and replies, for the judges openai and local.</param>
/// <remarks>Every judge has an action of its own, so that a change of one judge's code does not make the others judge anew.</remarks>
public sealed class JudgeStages(Profile profile, RepositoryLayout layout, Workbench workbench, JudgeDesk desk)
{
    /// <summary>The file in which a person's ratings are compared with another judge's.</summary>
    public const string AgreementFile = "agreement.json";

    private const string Rubric = "rubric";
    private const string Replies = "replies";
    private const string Beside = "beside";

    private readonly JudgeSettings _settings = profile.Judge;

    /// <summary>Declares the stages that judge one cell.</summary>
    /// <param name="cell">The cell's name, for example <c>moelora-8/8-OCR-VQA/GQA</c>; with <c>/judge</c> it names the stage.</param>
    /// <param name="suffix">What the stages' names end with, where several judges judge the same answers; else empty.</param>
    /// <param name="predict">The stage that predicted.</param>
    /// <param name="references">The stage that converted the test records.</param>
    /// <param name="base">Declares the base model and returns its stage; called if the base model judges.</param>
    /// <returns>The stages, the one with the verdicts last; none if nobody judges.</returns>
    /// <exception cref="PipelineException">A file that the judge needs is not there.</exception>
    public IReadOnlyList<Stage> Of(string cell, string suffix, string predict, string references, Func<string> @base)
    {
        ArgumentNullException.ThrowIfNull(@base);
        var inputs = new Dictionary<string, StageInput> { ["predictions"] = StageInput.Output(predict), ["references"] = StageInput.Output(references) };
        return _settings.Name switch
        {
            JudgeName.None => [],
            JudgeName.Human => [.. Human(cell, suffix, inputs, @base)],
            _ => [One(_settings.Name, $"{cell}/judge{suffix}", cell, inputs, @base)],
        };
    }

    private Stage One(JudgeName judge, string name, string cell, Dictionary<string, StageInput> inputs, Func<string> @base) => judge switch
    {
        JudgeName.Openai => Openai(name, With(inputs, (Rubric, RubricInput))),
        JudgeName.Recorded => Recorded(name, With(inputs, (Replies, StageInput.External(UserFile(_settings.Recorded, cell, ".jsonl", "judge.recorded"))))),
        JudgeName.Local => Local(name, With(inputs, (Rubric, RubricInput), ("base", StageInput.Output(@base())))),
        _ => Lexical(name, inputs),
    };

    private Stage Lexical(string name, Dictionary<string, StageInput> inputs) => Declare(
        name,
        inputs,
        new { Judge = JudgeName.Lexical },
        (context, samples, limit, seed) => JudgeStage.RunAsync(
            context, "lexical, by the words alone", "", samples, (_, asked) => new LexicalJudge().AskAsync(asked, context.CancellationToken), limit, seed));

    private Stage Openai(string name, Dictionary<string, StageInput> inputs)
    {
        var (settings, shared) = (_settings.Openai, desk);
        var options = JudgeDesk.OptionsOf(settings);
        return Declare(
            name,
            inputs,
            new { Judge = JudgeName.Openai, Endpoint = $"{options.Address}", options.Model, options.Temperature, ReplySeed = options.Seed, options.MaximumTokens },
            (context, samples, limit, seed) =>
            {
                var rubric = Judging.Rubric.Load(context.Input(Rubric));
                var judge = new PromptJudge(rubric, shared.Answerer(settings), shared.Replies($"openai: {options.Identity}"));
                return JudgeStage.RunAsync(context, options.Identity, rubric.Title, samples, (_, asked) => judge.AskAsync(asked, context.CancellationToken), limit, seed);
            });
    }

    private Stage Local(string name, Dictionary<string, StageInput> inputs)
    {
        var (tokens, batch, shared, bench) = (_settings.LocalMaximumTokens, profile.Predict.Batch, desk, workbench);
        return Declare(
            name,
            inputs,
            new { Judge = JudgeName.Local, MaximumTokens = tokens, bench.Compute },
            (context, samples, limit, seed) =>
            {
                var rubric = Judging.Rubric.Load(context.Input(Rubric));
                var replies = shared.Replies($"local: {context.InputDigest("base")}, at most {tokens} tokens, {bench.Compute}, code {context.CodeVersion}"); // our own code replies
                var judge = new PromptJudge(rubric, new LocalAnswerer(context, tokens, batch, bench), replies);
                return JudgeStage.RunAsync(context, "the base model, by text", rubric.Title, samples, (_, asked) => judge.AskAsync(asked, context.CancellationToken), limit, seed);
            },
            workbench.Compute.Needs);
    }

    private Stage Recorded(string name, Dictionary<string, StageInput> inputs) => Declare(
        name,
        inputs,
        new { Judge = JudgeName.Recorded },
        (context, samples, limit, seed) => JudgeStage.RunAsync(
            context, "recorded replies", "", samples, (_, asked) => RecordedJudge.Load(context.Input(Replies)).AskAsync(asked, context.CancellationToken), limit, seed));

    // Until its sheet is filled, the stage writes the sheet and fails; other cells' stages go on, so one run writes all sheets.
    private IEnumerable<Stage> Human(string cell, string suffix, Dictionary<string, StageInput> inputs, Func<string> @base)
    {
        var sheet = UserPath(_settings.Human.Sheets, cell, ".csv");
        var count = _settings.Human.Samples;
        if (!File.Exists(sheet))
        {
            yield return Declare($"{cell}/judge{suffix}", inputs, new { Judge = JudgeName.Human, Sheet = sheet, Samples = count }, (_, samples, _, seed) => WriteSheet(sheet, samples, count, seed));
            yield break;
        }

        var other = One(_settings.Human.Beside, $"{cell}/judge-beside{suffix}", cell, inputs, @base);
        yield return other;
        yield return Declare(
            $"{cell}/judge{suffix}",
            With(inputs, ("sheet", StageInput.External(sheet)), (Beside, StageInput.Output(other.Name))),
            new { Judge = JudgeName.Human, Samples = count },
            (context, samples, limit, seed) => ReadSheetAsync(context, samples, count, limit, seed));
    }

    private static Task WriteSheet(string sheet, IReadOnlyList<JudgingSample> samples, int count, ulong seed)
    {
        var drawn = HumanSheet.Draw(samples, count, seed);
        HumanSheet.Write(sheet, drawn);
        throw new PipelineException($"judge: the sheet '{sheet}' is written; rate its {drawn.Count} answers from 0 to 10 in the column 'score', then run the same command again");
    }

    private static async Task ReadSheetAsync(StageContext context, IReadOnlyList<JudgingSample> samples, int count, double limit, ulong seed)
    {
        var drawn = HumanSheet.Draw(samples, count, seed);
        var scores = HumanSheet.Read(context.Input("sheet"), drawn);
        var sheet = await JudgeStage.RunAsync(context, $"a person, {drawn.Count} answers", "", drawn, (_, asked) => asked.Select(sample => new JudgeReply(sample.Id, scores[sample.Id])).ToAsyncEnumerable(), limit, seed);
        var own = sheet.Samples.ToDictionary(row => row.Sample.Id, row => row.Corrected!.Value, StringComparer.Ordinal);
        var agreement = JudgeAgreement.Of(("human", own), ("beside", JudgeStage.Ratings(context.Input(Beside))));
        await File.WriteAllTextAsync(Path.Combine(context.OutputFolder, AgreementFile), JsonSerializer.Serialize(agreement, StageJson.Options), context.CancellationToken);
    }

    private Stage Declare(
        string name,
        Dictionary<string, StageInput> inputs,
        object parameters,
        Func<StageContext, IReadOnlyList<JudgingSample>, double, ulong, Task> judge,
        ResourceNeeds? needs = null)
    {
        var (limit, seed) = (_settings.FailureLimit, profile.Seed);
        Func<StageContext, Task> action = context => judge(context, JudgingSamples.Read(context.Input("references"), context.Input("predictions")), limit, seed);
        var common = StageParameters.Of(new { FailureLimit = limit, Seed = seed });
        return new Stage(JudgeStage.Kind, name, action)
        {
            Parameters = StageParameters.Of(parameters).Concat(common).ToDictionary(),
            Inputs = inputs,
            Needs = needs ?? ResourceNeeds.OneCore,
        };
    }

    private StageInput RubricInput => StageInput.External(_settings.Rubric.Length == 0 ? layout.Rubric : UserFile(_settings.Rubric, "", "", "judge.rubric"));

    private string UserPath(string path, string cell, string ending) =>
        layout.UserPath(path) is var full && Path.GetExtension(full) == ending ? full : Path.Combine(full, cell + ending);

    private string UserFile(string path, string cell, string ending, string key) =>
        UserPath(path, cell, ending) is var file && File.Exists(file)
            ? file
            : throw new PipelineException($"{key}: the file '{file}' is not there");

    private static Dictionary<string, StageInput> With(Dictionary<string, StageInput> inputs, params (string Name, StageInput Input)[] more) =>
        inputs.Concat(more.Select(input => KeyValuePair.Create(input.Name, input.Input))).ToDictionary();
}
