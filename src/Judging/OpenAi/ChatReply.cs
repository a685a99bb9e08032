using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Judging.OpenAi;

/// <summary>What the answer of a chat endpoint means: a reply, trouble that may pass, or a mistake of the user's.</summary>
/// <param name="options">For messages.</param>
/// <param name="key">The key, which is struck out of whatever a server says; may be empty.</param>
/// <param name="time">The clock against which a server's date is read.</param>
internal sealed class ChatReply(OpenAiOptions options, string key, TimeProvider time)
{
    private const int ShownLetters = 200;

    /// <summary>Returns the text of the reply; empty if the model said nothing.</summary>
    /// <exception cref="ServerTrouble">Another attempt may help.</exception>
    /// <exception cref="PipelineException">It will not: a key is missing or wrong, the model or the address is unknown, the request is refused.</exception>
    public string Read(PipelineResponse response)
    {
        var body = response.Content.ToString();
        return response.Status switch
        {
            >= 200 and < 300 => Content(body),
            401 or 403 => throw Mistake(response, body, key.Length == 0
                ? "it asks for a key; put one into an environment variable and name that in judge.openai.keyVariable"
                : "it refuses the key; check the environment variable that judge.openai.keyVariable names"),
            404 => throw Mistake(response, body, $"it does not know the address or the model '{options.Model}'; check judge.openai.endpoint and judge.openai.model"),
            408 or 409 or 425 or 429 or >= 500 => throw new ServerTrouble($"status {response.Status}{Said(body)}", Pause(response)),
            _ => throw Mistake(response, body, "it refuses the request"),
        };
    }

    private static string Content(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 && choices[0].TryGetProperty("message", out var message))
            {
                return message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString()! : "";
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new ServerTrouble($"an answer that is no whole JSON ({body.Length} characters)", inner: failure);
        }

        throw new ServerTrouble("an answer without 'choices'");
    }

    // Seconds, or a date.
    private TimeSpan? Pause(PipelineResponse response)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var value) || value is null)
        {
            return null;
        }

        var pause = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds))
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - time.GetUtcNow() : TimeSpan.Zero;
        return pause <= options.LongestPause
            ? pause < TimeSpan.Zero ? TimeSpan.Zero : pause
            : throw new PipelineException($"judge: {options.Address} asks to wait {pause.TotalMinutes:F0} minutes; run the same command again after that, what was replied is kept");
    }

    private PipelineException Mistake(PipelineResponse response, string body, string meaning) =>
        new($"judge: {options.Address} answers with status {response.Status}: {meaning}{Said(body)}");

    private string Said(string body)
    {
        var text = (key.Length > 0 ? body.Replace(key, "***", StringComparison.Ordinal) : body).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "" : $" (it says: {(text.Length > ShownLetters ? text[..ShownLetters] + "..." : text)})";
    }
}
