using CoIN.Errors;

namespace CoIN.Store;

/// <summary>The store's indexes: files that only save time. <see cref="OptionalFile"/> reads them: one that cannot be read is as if there were none.</summary>
/// <remarks>Thread safe. <see cref="StoreLayout"/> says which there are.</remarks>
public sealed class IndexFiles
{
    private readonly StoreLayout _layout;
    private readonly AtomicFile _files;

    internal IndexFiles(StoreLayout layout, AtomicFile files)
    {
        _layout = layout;
        _files = files;
    }

    /// <summary>Replaces an index, whatever lies there; a reader sees the old one or the new one.</summary>
    /// <param name="path">The index.</param>
    /// <param name="bytes">What it holds from now on.</param>
    /// <exception cref="PipelineException">The disk is full, or the store cannot be written.</exception>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            _files.Write(path, bytes);
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(_layout.Root, bytes.Length, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DiskFailure.Unusable(_layout.Root, failure);
        }
    }

    /// <summary>Removes an index, whatever lies there.</summary>
    internal void Delete(string path) => _files.Delete(path);
}
