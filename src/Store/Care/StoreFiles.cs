namespace CoIN.Store.Care;

/// <summary>Lists what lies in a store, whatever it is.</summary>
internal static class StoreFiles
{
    /// <summary>Returns every file and link below a folder; links are not followed.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];

    /// <summary>Returns every record with its file; null where the file is no record that can be read, or not the one its name says.</summary>
    public static IEnumerable<(string Path, ActionRecord? Record)> Records(ContentStore store)
    {
        foreach (var path in In(store.Layout.Actions))
        {
            var isNamed = Digest.TryParse(Path.GetFileName(path), out var key) && store.Layout.Action(key) == path;
            yield return (path, isNamed ? store.Actions.Find(key, out _) : null);
        }
    }

    /// <summary>Returns the size of a file, 0 if it is gone.</summary>
    public static long LengthOf(string path) => FileStamp.OfLink(path).Length;
}
