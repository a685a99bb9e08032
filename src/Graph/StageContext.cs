using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Everything a stage's action may touch.</summary>
public sealed class StageContext
{
    /// <summary>What the lines of <see cref="Warn"/> begin with.</summary>
    public const string Warning = "warning: ";

    private readonly IReadOnlyDictionary<string, string> _inputs;
    private readonly IReadOnlyDictionary<string, Digest> _digests;
    private readonly Action<string> _log;

    /// <summary>Makes a context.</summary>
    /// <param name="inputs">The path of each input by name.</param>
    /// <param name="digests">The digest of each input by name.</param>
    /// <param name="outputFolder">An empty folder.</param>
    /// <param name="progress">Hears how far the action is.</param>
    /// <param name="log">Takes one line at a time, from any thread.</param>
    /// <param name="cancellation">Asks the action to stop.</param>
    public StageContext(
        IReadOnlyDictionary<string, string> inputs,
        IReadOnlyDictionary<string, Digest> digests,
        string outputFolder,
        IProgress<StageProgress> progress,
        Action<string> log,
        CancellationToken cancellation)
    {
        _inputs = inputs;
        _digests = digests;
        _log = log;
        OutputFolder = outputFolder;
        Progress = progress;
        CancellationToken = cancellation;
    }

    /// <summary>The folder that the action fills, empty at first; nothing may be written outside it.</summary>
    public string OutputFolder { get; }

    /// <summary>Hears how far the action is; may be told as often as convenient.</summary>
    public IProgress<StageProgress> Progress { get; }

    /// <summary>Asks the action to stop; it answers with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The fingerprint of the stage's code, as in its key: what a stage keeps outside its key must be found by it, so that no other code's work is taken for its own.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>The numbers of the graphics processors that this stage has for itself, as many as it needs.</summary>
    public IReadOnlyList<int> Gpus { get; init; } = [];

    /// <summary>Where the stage keeps its unfinished work; actions use <see cref="OpenKept"/> and <see cref="Keep"/>, so that no code of the store is part of theirs.</summary>
    /// <exception cref="InvalidOperationException">The context was made without.</exception>
    public PartialWork Partial
    {
        get => field ?? throw new InvalidOperationException("this context keeps no unfinished work");
        init;
    }

    /// <summary>Returns what the stage kept of its unfinished work under a name, before it was killed; null if nothing whole is there.</summary>
    /// <param name="name">Letters, digits and dashes.</param>
    public Stream? OpenKept(string name) => Partial.Open(name);

    /// <summary>Keeps something of the unfinished work, in place of what was there; when this returns, it survives a power failure.</summary>
    /// <param name="name">Letters, digits and dashes.</param>
    /// <param name="write">Writes it.</param>
    public void Keep(string name, Action<Stream> write) => Partial.Keep(name, write);

    /// <summary>How much work a stage may lose when it is killed; never part of a result.</summary>
    public TimeSpan KeepEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Returns whether the stage declares an input.</summary>
    /// <param name="name">The input's name in the stage.</param>
    public bool HasInput(string name) => _inputs.ContainsKey(name);

    /// <summary>Returns the path of an input: a read-only folder for a stage's output, else the file or folder itself.</summary>
    /// <param name="name">The input's name in the stage.</param>
    /// <exception cref="ArgumentException">The stage does not declare this input.</exception>
    public string Input(string name) => _inputs.TryGetValue(name, out var path) ? path : throw Undeclared(name);

    /// <summary>Returns the digest of an input's content, for example to share a loaded model.</summary>
    /// <param name="name">The input's name in the stage.</param>
    /// <exception cref="ArgumentException">The stage does not declare this input.</exception>
    public Digest InputDigest(string name) => _digests.TryGetValue(name, out var digest) ? digest : throw Undeclared(name);

    /// <summary>Keeps a line for people; the last ones stay with the result.</summary>
    /// <param name="line">The line.</param>
    public void Log(string line) => _log(line);

    /// <summary>Keeps a line that people should see while it runs, too.</summary>
    /// <param name="line">The line: what is not as it should be, and what that does to the result.</param>
    public void Warn(string line) => _log(Warning + line);

    private ArgumentException Undeclared(string name) =>
        new($"the stage does not declare an input '{name}'{NearestName.Hint(name, _inputs.Keys)}", nameof(name));
}
