using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoIN.Judging.Replies;

/// <summary>The replies of one judge by prompt, kept in a folder. Thread safe; several processes may share the folder.</summary>
/// <remarks>
/// <c>&lt;judge&gt;/&lt;ab&gt;.jsonl</c>: one line <c>{"prompt": sha256, "reply": text, "check": sha256 of both}</c> for each reply, in the file of the first two digits. Lines are only ever
/// appended, in one write under a lock on the file; a line that a crash cut off or a disk damaged is skipped, and the prompt is asked again. Of two replies to one prompt the first counts.
/// </remarks>
public sealed class ReplyCache
{
    private const int LockAttempts = 400;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(5);
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _folder;
    private readonly Dictionary<string, Dictionary<string, string>> _shards = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Opens the replies of a judge.</summary>
    /// <param name="folder">The folder of all judges' replies; made when the first reply comes.</param>
    /// <param name="judge">Everything that decides what the judge replies to a prompt: model, endpoint, sampling. Never a secret.</param>
    public ReplyCache(string folder, string judge) => _folder = Path.Combine(folder, Hash(judge)[..16]);

    /// <summary>Returns the reply to a prompt, or null if it was never asked.</summary>
    /// <param name="prompt">The prompt.</param>
    public string? Find(JudgePrompt prompt)
    {
        var key = KeyOf(prompt);
        lock (_lock)
        {
            return Shard(key).GetValueOrDefault(key);
        }
    }

    /// <summary>Keeps a reply.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="reply">The reply as it came.</param>
    public void Add(JudgePrompt prompt, string reply)
    {
        var key = KeyOf(prompt);
        lock (_lock)
        {
            if (Shard(key).TryAdd(key, reply))
            {
                Append(FileOf(key), JsonSerializer.Serialize(new Line(key, reply, CheckOf(key, reply)), Options));
            }
        }
    }

    private static string KeyOf(JudgePrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return Hash($"{prompt.System.Length}:{prompt.System}{prompt.User}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string CheckOf(string key, string reply) => Hash(key + reply);

    private string FileOf(string key) => Path.Combine(_folder, $"{key[..2]}.jsonl");

    private Dictionary<string, string> Shard(string key)
    {
        if (!_shards.TryGetValue(key[..2], out var shard))
        {
            shard = Read(FileOf(key));
            _shards[key[..2]] = shard;
        }

        return shard;
    }

    private static Dictionary<string, string> Read(string file)
    {
        var replies = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return replies;
        }

        using var stream = OpenAlone(file);
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } text)
        {
            if (Parse(text) is { Prompt: { } prompt, Reply: { } reply } line && line.Check == CheckOf(prompt, reply))
            {
                replies.TryAdd(prompt, reply);
            }
        }

        return replies;
    }

    private static Line? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<Line>(text, Options);
        }
        catch (JsonException)
        {
            return null; // Cut off by a crash; its prompt is asked again.
        }
    }

    private static void Append(string file, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = OpenAlone(file);
        var whole = stream.Length == 0;
        if (!whole)
        {
            stream.Seek(-1, SeekOrigin.End);
            whole = stream.ReadByte() == '\n';
        }

        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes(whole ? $"{line}\n" : $"\n{line}\n"));
    }

    private static FileStream OpenAlone(string file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                Thread.Sleep(LockPause); // Another process reads, or writes its line.
            }
        }
    }

    private sealed record Line(string? Prompt, string? Reply, string? Check);
}
