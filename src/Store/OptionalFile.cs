namespace CoIN.Store;

/// <summary>Reads files that the store can do without.</summary>
public static class OptionalFile
{
    /// <summary>Returns a file's bytes; none if nothing lies there that can be read as a file, whatever it is.</summary>
    /// <param name="path">The file.</param>
    public static byte[] Read(string path)
    {
        try
        {
            return FileStamp.Of(path).Kind == FileKind.File ? File.ReadAllBytes(path) : []; // to read a pipe would be to wait for ever
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
