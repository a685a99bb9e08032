using System.Diagnostics;
using System.Text.Json;
using CoIN.Data;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Store;

namespace CoIN.EndToEnd.Tests;

/// <summary>Predictions made elsewhere, scored and judged.</summary>
[Collection(SmokeRun.Collection)]
public sealed class ScoreTests(SmokeRun smoke) : IDisposable
{
    private const string Key = "sk-very-secret-0123456789";

    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("ScienceQA")]
    [InlineData("TextVQA")]
    [InlineData("ImageNet")]
    [InlineData("GQA")]
    [InlineData("VizWiz")]
    [InlineData("Grounding")]
    [InlineData("VQAv2")]
    [InlineData("OCR-VQA")]
    public async Task Score_OurPredictionsAndTheDataSetsOwnFiles_GiveTheFiguresOfTheScoreStage(string task)
    {
        using var store = ContentStore.Open(smoke.Cache, TimeProvider.System);
        string Output(string stage) => store.Trees.Materialise(smoke.First.Summary!.OutputOf(stage));
        var said = ParquetTable.Read(Path.Combine(Output($"moelora-2/8-OCR-VQA/{task}/predict"), "predictions.parquet"));
        _repository.Write("merge.jsonl", string.Concat(said.Texts("id").Zip(said.Texts("prediction"), (id, text) =>
            JsonSerializer.Serialize(new { question_id = id, prompt = "x", text, model_id = "y" }) + "\n")));

        var (code, printed) = await ScoreAsync(task, $"--references={Output($"raw/{task}")}", "--judge=lexical");

        Assert.Equal((0, printed), (code, printed));
        using var report = JsonDocument.Parse(Report($"score-{task}.json"));
        using var score = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Output($"moelora-2/8-OCR-VQA/{task}/score"), "summary.json")));
        using var judge = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Output($"moelora-2/8-OCR-VQA/{task}/judge"), "summary.json")));
        Assert.True(JsonElement.DeepEquals(score.RootElement, report.RootElement.GetProperty("scoring")));
        Assert.True(JsonElement.DeepEquals(judge.RootElement, report.RootElement.GetProperty("judging")));
        Assert.Equal(said.RowCount + 1, Report($"score-{task}.csv").TrimEnd('\n').Split('\n').Count(line => line.Length > 0 && !line.StartsWith(' ')));
    }

    [Fact]
    public async Task Score_ReleaseFile_CountsMissingAndRepeated()
    {
        Release();
        Predictions(("1", "red"), ("1", "red"), ("3", "a man"));

        var (code, _) = await ScoreAsync("GQA", "--references=test.json");

        Assert.Equal(0, code);
        Assert.Equal(
            """
            id,prediction,missing,reference,normalised_published,score_published,normalised_corrected,score_corrected,reason
            1,red,no,red,red,1,red,1,
            2,,yes,2,,0,,0,no prediction
            3,a man,no,a man,a man,1,a man,1,

            """,
            Report("score-GQA.csv"));
        Assert.Contains("3 samples; 1 without prediction, which count as wrong; 1 predictions that repeat another, which count once.", Report("score-GQA.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_IdsOfAnotherSplit_SaysHowMany()
    {
        Release();
        Predictions(("1", "red"), ("77", "blue"));

        await FailsAsync("error: stage 'score/GQA/score': predictions: 1 of 2 have an id that no reference has, the first is '77'; give the references of the same split\n");
    }

    [Fact]
    public async Task Score_TwoPredictionsForOneId_NamesBoth()
    {
        Release();
        Predictions(("1", "red"), ("1", "blue"));

        await FailsAsync("error: stage 'score/GQA/score': predictions: two different ones for the id '1', 'red' and 'blue'; keep one\n");
    }

    [Fact]
    public async Task Score_EmptyFile_SaysWhatWasExpected()
    {
        Release();
        _repository.Write("merge.jsonl", "");

        await FailsAsync("error: stage 'score/GQA/predictions': predictions merge.jsonl: none were found; JSON lines with 'question_id' and 'text' were expected\n");
    }

    [Fact]
    public async Task Score_MalformedLine_NamesIt()
    {
        Release();
        _repository.Write("merge.jsonl", """{"question_id": "1", "text": "red"}""" + "\n" + """{"question_id": "2"}""" + "\n");

        await FailsAsync("error: stage 'score/GQA/predictions': predictions merge.jsonl:2: an object with 'question_id' and 'text' was expected\n");
    }

    [Fact]
    public async Task Score_HumanSheetWithElevenOrBlank_NamesTheRow()
    {
        Release();
        Predictions(("1", "red"), ("2", "2"), ("3", "a man"));
        string[] human = ["--judge=human", "--set=judge.human.sheets=sheet.csv"];
        var (code, printed) = await ScoreAsync("GQA", ["--references=test.json", .. human]);
        Assert.Equal(1, code);
        Assert.Contains("sheet.csv' is written; rate its 3 answers from 0 to 10 in the column 'score', then run the same command again\n", printed, StringComparison.Ordinal);
        var sheet = await File.ReadAllTextAsync(_repository.PathOf("sheet.csv"));

        _repository.Write("sheet.csv", sheet.Replace(",red,\n", ",red,11\n", StringComparison.Ordinal).Replace(",2,\n", ",2,5\n", StringComparison.Ordinal));
        (code, printed) = await ScoreAsync("GQA", ["--references=test.json", .. human]);
        Assert.Equal(1, code);
        Assert.Matches("error: stage 'score/GQA/judge': sheet sheet.csv:[0-9]+: the score of '[13]' is ('11'|blank), a whole number from 0 to 10 was expected; so are 1 more\n", printed);

        _repository.Write("sheet.csv", sheet.Replace(",red,\n", ",red,10\n", StringComparison.Ordinal).Replace(",2,\n", ",2,10\n", StringComparison.Ordinal).Replace(",a man,\n", ",a man,4\n", StringComparison.Ordinal));
        (code, printed) = await ScoreAsync("GQA", ["--references=test.json", .. human]);
        Assert.Equal((0, printed), (code, printed));
        Assert.Contains("The person and the other judge on 3 answers: mean rating 8.00 and 10.00, equal 66.7 %", Report("score-GQA.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_KeyVariableNotSet_NamesIt()
    {
        Release();
        Predictions(("1", "red"));

        await FailsAsync(
            "error: stage 'score/GQA/judge': judge.openai.keyVariable: the environment variable 'MY_KEY' is not set; set it to the key, or leave keyVariable empty if the endpoint needs none\n",
            "--judge=openai", "--set=judge.openai.model=m", "--set=judge.openai.keyVariable=MY_KEY");
    }

    [Fact]
    public async Task Score_EndpointDown_SaysWhereAndKeepsTheScores()
    {
        Release();
        Predictions(("1", "red"));

        await FailsAsync(
            "error: stage 'score/GQA/judge': judge: http://127.0.0.1:9/v1 gave no answer in 1 attempts, at last: Connection refused (127.0.0.1:9); run the same command again, what was replied is kept\n",
            "--judge=openai", "--set=judge.openai.model=m", "--set=judge.openai.endpoint=http://127.0.0.1:9/v1", "--set=judge.openai.attempts=1");
    }

    [Fact]
    public async Task Score_JudgedByAnEndpoint_AsksOnceAndKeepsTheKeyOutOfEverything()
    {
        Release();
        Predictions(("1", "red"), ("2", "two"), ("3", "a woman"));
        _repository.Variables["MY_KEY"] = Key;
        using var endpoint = new ReplyingEndpoint("Score: 8");
        string[] judge =
        [
            "--references=test.json", "--judge=openai", "--set=judge.openai.model=m", "--set=judge.openai.keyVariable=MY_KEY", $"--set=judge.openai.endpoint={endpoint.Address}",
        ];

        var (code, printed) = await ScoreAsync("GQA", judge);

        Assert.Equal((0, printed), (code, printed));
        Assert.Equal((3, $"Bearer {Key}"), (endpoint.Requests, endpoint.Authorization));
        Assert.Contains("| reasoning capability, percent | 80.00 (80.00 to 80.00) | 80.00 (80.00 to 80.00) |", Report("score-GQA.md"), StringComparison.Ordinal);

        // Another failure limit judges anew, but nobody is asked again; another rubric asks.
        await ScoreAsync("GQA", [.. judge, "--set=judge.failureLimit=0.5"]);
        Assert.Equal(3, endpoint.Requests);
        _repository.Edit("stages/rubrics/reasoning-capability.txt", "version 1", "version 2");
        _repository.Edit("stages/rubrics/reasoning-capability.txt", "Look at the meaning only", "Look at the meaning");
        await ScoreAsync("GQA", judge);
        Assert.Equal(6, endpoint.Requests);

        Assert.DoesNotContain(Key, printed, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_repository.Root, "*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Score_KilledWhileAnEndpointJudges_AsksOnlyForWhatIsMissing()
    {
        const int samples = 30, replied = 12;
        var numbers = Enumerable.Range(0, samples).ToList();
        _repository.Write("test.json", JsonSerializer.Serialize(numbers.Select(i => new { question_id = $"{i}", image = "a.jpg", text = $"How many? ({i})\nOne word.", answer = $"{i}" })));
        Predictions([.. numbers.Select(i => ($"{i}", $"{i + 1}"))]);
        using var endpoint = new ReplyingEndpoint("Score: 8", replied);
        string[] judge =
        [
            "--references=test.json", "--judge=openai", "--set=judge.openai.model=m", $"--set=judge.openai.endpoint={endpoint.Address}", "--set=judge.openai.concurrency=1",
        ];

        using (var process = Start("GQA", judge))
        {
            await endpoint.Holds;
            process.Kill();
            await process.WaitForExitAsync();
        }

        endpoint.GoOn();
        var (code, printed) = await ScoreAsync("GQA", judge);

        // The question that was open when the process died is asked a second time, the replies before it are not.
        Assert.Equal((0, printed), (code, printed));
        Assert.Equal(samples + 1, endpoint.Requests);
        var afterKill = Report("score-GQA.json");
        Directory.Delete(_repository.PathOf("cache"), recursive: true);
        await ScoreAsync("GQA", judge);
        Assert.Equal(samples + 1 + samples, endpoint.Requests);
        Assert.Equal(Report("score-GQA.json"), afterKill);
    }

    private void Release() => _repository.Write(
        "test.json",
        """
        [{"question_id": "1", "image": "a.jpg", "text": "What colour?\nOne word.", "answer": "red"},
         {"question_id": 2, "image": "b.jpg", "text": "How many?\nOne word.", "answer": "2"},
         {"question_id": 3, "image": "b.jpg", "text": "Who?\nOne word.", "answer": "a man"}]
        """);

    private void Predictions(params (string Id, string Text)[] said) =>
        _repository.Write("merge.jsonl", string.Concat(said.Select(prediction => JsonSerializer.Serialize(new { question_id = prediction.Id, text = prediction.Text }) + "\n")));

    private string Report(string name) => File.ReadAllText(_repository.PathOf($"reports/out/smoke/{name}"));

    private Task<(int ExitCode, string Printed)> ScoreAsync(string task, params string[] more) => _repository.CommandAsync(Arguments(task, more));

    private Process Start(string task, string[] more) => Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(Build.Program).Assembly.Location, .. Arguments(task, more)])
    {
        WorkingDirectory = _repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private string[] Arguments(string task, string[] more) =>
        ["--target=Score", $"--task={task}", "--predictions=merge.jsonl", "--profile=smoke", $"--cache={_repository.PathOf("cache")}", .. more];

    private async Task FailsAsync(string error, params string[] more)
    {
        var (code, printed) = await ScoreAsync("GQA", ["--references=test.json", .. more]);

        Assert.Equal(1, code);
        Assert.Contains(error, printed, StringComparison.Ordinal);
        Assert.Equal(1, printed.Split("error: ").Length - 1);
    }
}
