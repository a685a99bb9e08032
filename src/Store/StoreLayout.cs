namespace CoIN.Store;

/// <summary>Where everything in a store lies.</summary>
/// <remarks>
/// <code>
/// format               the format of the store, one number
/// blobs/ab/abcd...     one blob, named by the SHA-256 of its bytes, read-only
/// actions/ab/abcd...   the record of one action, named by its stage's key
/// stages/abcd...       the key a stage had last, named by the SHA-256 of the stage's name
/// trees/ab/abcd...     an output folder rebuilt of hard links to blobs, named by the tree's digest
/// use.lock             a lock that every process shares while it uses the store
/// index/files          digests of source files outside the store
/// index/results        what plans need to know of all records
/// index/code           fingerprints of the stages' code
/// partial/abcd.../     what the unfinished action with that key has kept of its work
/// quarantine/abcd...   what was found under the name of a blob and is not that blob
/// runs/2026...         the record of one run, named by the time when it began
/// runs/keys/abcd...    the keys of a run's results, which runs have in common
/// locks/abcd....lock   held while a process makes the action with that key
/// temp/s.../           what a living process has not finished, beside its lock s....lock
/// </code>
/// Nothing in <c>stages</c>, <c>trees</c>, <c>index</c>, <c>runs</c>, <c>partial</c>, <c>quarantine</c>, <c>locks</c> and <c>temp</c> is needed: they save time only. A file or folder outside
/// <c>temp</c> and <c>locks</c> appears under its final name complete or not at all.
/// </remarks>
public sealed class StoreLayout
{
    /// <summary>The newest format that this version reads, and the one it writes.</summary>
    public const int Format = 1;

    /// <summary>Describes the store in a folder.</summary>
    /// <param name="root">The folder; made absolute.</param>
    public StoreLayout(string root)
    {
        Root = Path.GetFullPath(root);
        FormatFile = Path.Combine(Root, "format");
        Blobs = Path.Combine(Root, "blobs");
        Actions = Path.Combine(Root, "actions");
        Stages = Path.Combine(Root, "stages");
        Trees = Path.Combine(Root, "trees");
        Index = Path.Combine(Root, "index");
        Partial = Path.Combine(Root, "partial");
        Quarantine = Path.Combine(Root, "quarantine");
        Runs = Path.Combine(Root, "runs");
        Locks = Path.Combine(Root, "locks");
        Temp = Path.Combine(Root, "temp");
    }

    /// <summary>The store's folder.</summary>
    public string Root { get; }

    /// <summary>The file that holds the store's format.</summary>
    public string FormatFile { get; }

    /// <summary>The folder of blobs.</summary>
    public string Blobs { get; }

    /// <summary>The folder of action records.</summary>
    public string Actions { get; }

    /// <summary>The folder of the stages' latest keys.</summary>
    public string Stages { get; }

    /// <summary>The folder of rebuilt output folders.</summary>
    public string Trees { get; }

    /// <summary>The folder of what is known of files outside the store.</summary>
    public string Index { get; }

    /// <summary>The file of what plans need to know of all records.</summary>
    public string ResultIndex => Path.Combine(Index, "results");

    /// <summary>The file of fingerprints of the stages' code.</summary>
    public string CodeIndex => Path.Combine(Index, "code");

    /// <summary>The folder of what unfinished actions have kept of their work.</summary>
    public string Partial { get; }

    /// <summary>The folder of damaged blobs, kept so that somebody may look at them.</summary>
    public string Quarantine { get; }

    /// <summary>The folder of run records.</summary>
    public string Runs { get; }

    /// <summary>The folder of locks.</summary>
    public string Locks { get; }

    /// <summary>The file that every process which uses the store shares a lock on.</summary>
    public string UseLock => Path.Combine(Root, "use.lock");

    /// <summary>The folder of unfinished things.</summary>
    public string Temp { get; }

    /// <summary>Every folder of the store; removing them, and <see cref="FormatFile"/>, empties it.</summary>
    public IReadOnlyList<string> Folders => [Blobs, Actions, Stages, Trees, Index, Partial, Quarantine, Runs, Locks, Temp];

    /// <summary>Returns where a blob lies.</summary>
    /// <param name="content">The digest of its bytes.</param>
    public string Blob(Digest content) => Sharded(Blobs, content);

    /// <summary>Returns where the record of an action lies.</summary>
    /// <param name="key">The stage's key.</param>
    public string Action(Digest key) => Sharded(Actions, key);

    /// <summary>Returns where a rebuilt output folder lies.</summary>
    /// <param name="tree">The tree's digest.</param>
    public string Tree(Digest tree) => Sharded(Trees, tree);

    /// <summary>Returns where the latest key of a stage lies.</summary>
    /// <param name="stage">The stage's name, which may hold any characters.</param>
    public string LatestKey(string stage)
    {
        var name = new KeyWriter();
        name.Write(stage);
        return Path.Combine(Stages, name.ToDigest().ToString());
    }

    /// <summary>Returns where the record of a run lies.</summary>
    /// <param name="name">The run's name.</param>
    public string Run(string name) => Path.Combine(Runs, name);

    /// <summary>Returns where a list of keys lies that runs have in common.</summary>
    /// <param name="list">The digest of the list.</param>
    public string RunList(Digest list) => Path.Combine(Runs, "keys", list.ToString());

    /// <summary>Returns where the unfinished work of an action lies.</summary>
    /// <param name="key">The stage's key.</param>
    public string PartialOf(Digest key) => Path.Combine(Partial, key.ToString());

    /// <summary>Returns where the lock of an action lies.</summary>
    /// <param name="key">The stage's key.</param>
    public string Lock(Digest key) => Path.Combine(Locks, key + ".lock");

    private static string Sharded(string folder, Digest digest)
    {
        Span<char> path = stackalloc char[4 + (2 * Digest.Size)]; // "/ab/abcd...": a plan makes two of them for each stage
        digest.CopyDigitsTo(path[4..]);
        (path[0], path[1], path[2], path[3]) = ('/', path[4], path[5], '/');
        return string.Concat(folder, path);
    }
}
