using System.Runtime.CompilerServices;
using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Judging.Replies;

/// <summary>Replays replies that were stored before.</summary>
public sealed class RecordedJudge : IJudge
{
    private readonly string _name;
    private readonly Dictionary<string, string> _replies;

    private RecordedJudge(string name, Dictionary<string, string> replies)
    {
        _name = name;
        _replies = replies;
    }

    /// <summary>Reads replies.</summary>
    /// <param name="path">JSON lines with <c>question_id</c> (text or number) and <c>text</c>, each id once.</param>
    /// <exception cref="PipelineException">The file cannot be read, a line is malformed, or an id stands there with two replies.</exception>
    public static RecordedJudge Load(string path)
    {
        var name = Path.GetFileName(path);
        var replies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in Lines(path).Select((line, index) => (line, index + 1)).Where(line => !string.IsNullOrWhiteSpace(line.line)))
        {
            var reply = Parse(line, $"recorded replies {name}:{number}");
            if (!replies.TryAdd(reply.Id, reply.Text) && replies[reply.Id] != reply.Text)
            {
                throw new PipelineException($"recorded replies {name}:{number}: '{reply.Id}' has a reply already, '{replies[reply.Id]}', and now '{reply.Text}'; keep one");
            }
        }

        return new RecordedJudge(name, replies);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JudgeReply> AskAsync(IReadOnlyList<JudgingSample> samples, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var missing = samples.Where(sample => !_replies.ContainsKey(sample.Id)).Select(sample => sample.Id).ToList();
        if (missing.Count > 0)
        {
            throw new PipelineException($"recorded replies {_name}: {missing.Count} of {samples.Count} samples have no reply, the first is '{missing[0]}'; give the replies to these predictions");
        }

        foreach (var sample in samples)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new JudgeReply(sample.Id, _replies[sample.Id]);
        }

        await Task.CompletedTask;
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"recorded replies '{path}': cannot be read ({failure.Message})", failure);
        }
    }

    private static JudgeReply Parse(string line, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("question_id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                return new JudgeReply(id.ToString(), text.GetString()!);
            }
        }
        catch (JsonException failure)
        {
            throw new PipelineException($"{place}: no JSON ({failure.Message})", failure);
        }

        throw new PipelineException($"{place}: an object with 'question_id' and 'text' was expected");
    }
}
