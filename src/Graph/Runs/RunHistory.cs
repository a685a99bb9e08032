using System.Globalization;
using System.Text;
using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph.Runs;

/// <summary>The runs that used a store.</summary>
/// <param name="store">The store.</param>
public sealed class RunHistory(ContentStore store)
{
    private const string NameFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Appends a run.</summary>
    /// <param name="run">The run; its name is given here.</param>
    /// <returns>The name it got.</returns>
    /// <exception cref="PipelineException">The disk is full.</exception>
    /// <remarks>A run that found everything costs one small file: runs of the same results share the list of their keys.</remarks>
    public string Append(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var list = new StringBuilder(run.Keys.Count * 96);
        foreach (var (name, key) in run.Keys.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            list.Append(key.ToString()).Append(' ').Append(name).Append('\n');
        }

        var keys = store.Runs.AddShared(list.ToString());
        return store.Runs.Add(run.StartedAt.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture), RunRecordJson.Write(run, keys));
    }

    /// <summary>Returns all runs that can be read, the oldest first.</summary>
    public IReadOnlyList<RunRecord> All() => [.. store.Runs.Names.Select(TryRead).OfType<RunRecord>()];

    /// <summary>Returns a run by its name, or <c>last</c>, or <c>last-2</c> for the second before it.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="PipelineException">There is no such run, or its record is damaged.</exception>
    public RunRecord Find(string name)
    {
        var names = store.Runs.Names;
        var wanted = Resolve(name, names);
        return wanted is null
            ? throw new PipelineException(names.Count == 0
                ? $"there is no run '{name}': nothing has been run with the cache '{store.Layout.Root}'"
                : $"there is no run '{name}'; expected 'last', 'last-N' or one of the {names.Count} runs from '{names[0]}' to '{names[^1]}'")
            : TryRead(wanted) ?? throw new PipelineException($"run '{wanted}': its record in '{store.Layout.Runs}' is damaged; choose another run");
    }

    private static string? Resolve(string name, IReadOnlyList<string> names)
    {
        const string last = "last";
        if (!name.StartsWith(last, StringComparison.OrdinalIgnoreCase))
        {
            return names.FirstOrDefault(known => known == name);
        }

        var back = name.Length == last.Length ? 0
            : name[last.Length] == '-' && int.TryParse(name.AsSpan(last.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
        return back >= 0 && back < names.Count ? names[names.Count - 1 - back] : null;
    }

    private RunRecord? TryRead(string name) =>
        store.Runs.Read(name) is { } text && RunRecordJson.Read(text, store.Runs.ReadShared) is { } run ? run with { Name = name } : null;
}
