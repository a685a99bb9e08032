using System.Text.Json;
using CoIN.Data;
using CoIN.Errors;
using CoIN.Graph;

namespace CoIN.Stages.Scoring;

/// <summary>The kind <c>predictions</c>: predictions that another program made.</summary>
/// <remarks>
/// Input: JSON lines as the official evaluators write them, such as <c>{"question_id": "4", "prompt": "...", "text": "B", "answer_id": "..."}</c>; all but question_id
/// and text is left out. Output: <c>predictions.parquet</c> (id, prediction), as a predict stage writes it.
/// </remarks>
public static class PredictionsStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "predictions";

    private const string File = "file";

    /// <summary>Declares a predictions stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">The file with the predictions.</param>
    /// <exception cref="PipelineException">The file is not there.</exception>
    public static Stage Create(string name, string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new PipelineException($"--predictions: there is no file '{path}'");
        }

        var shown = Path.GetFileName(path);
        return new Stage(Kind, name, context => Run(context, shown))
        {
            // The name appears in error messages only, which leave no result.
            Inputs = new Dictionary<string, StageInput> { [File] = StageInput.External(path) },
        };
    }

    private static void Run(StageContext context, string name)
    {
        var predictions = new List<(string Id, string Text)>();
        var number = 0;
        foreach (var line in System.IO.File.ReadLines(context.Input(File)))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                predictions.Add(Parse(line, $"predictions {name}:{number}"));
            }
        }

        if (predictions.Count == 0)
        {
            throw new PipelineException($"predictions {name}: none were found; JSON lines with 'question_id' and 'text' were expected");
        }

        new ParquetTable(
            TableColumn.Of("id", predictions.Select(prediction => prediction.Id)),
            TableColumn.Of("prediction", predictions.Select(prediction => prediction.Text))).Write(Path.Combine(context.OutputFolder, PredictStage.PredictionsFile));
    }

    private static (string Id, string Text) Parse(string line, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("question_id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                return (id.ToString(), text.GetString()!);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new PipelineException($"{place}: no JSON ({failure.Message})", failure);
        }

        throw new PipelineException($"{place}: an object with 'question_id' and 'text' was expected");
    }
}
