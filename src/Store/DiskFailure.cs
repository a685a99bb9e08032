using System.Globalization;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>Turns what the operating system says about a store's disk into what the user can do about it.</summary>
internal static class DiskFailure
{
    // What .NET says when it cannot reserve the space for a file before it writes it; the error's number is lost there.
    private const string NothingToReserve = "because the disk was full.";

    // The system's words, which DuckDB passes on without the error's number.
    private const string NothingLeft = "No space left on device";

    /// <summary>Whether a failure means that the disk, or the user's share of it, is full.</summary>
    public static bool IsNoSpace(Exception failure) => failure is IOException
        && (failure.HResult is Posix.NoSpace or Posix.QuotaExceeded || failure.Message.EndsWith(NothingToReserve, StringComparison.Ordinal));

    /// <summary>Whether a failure, or what it was made of, means that the disk is full.</summary>
    public static bool ComesOfNoSpace(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (IsNoSpace(cause) || cause.Message.Contains(NothingLeft, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the user's error for a full disk.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="needed">How many bytes were to be written, or null if nobody knows.</param>
    /// <param name="cause">What the operating system said.</param>
    public static PipelineException NoSpace(string root, long? needed, Exception cause)
    {
        var needs = needed is null ? "" : $"needs {Bytes(needed.Value)}, ";
        return new PipelineException(
            $"cache '{root}': no space left: {needs}free {Bytes(FreeSpace(root))}; free some space there or choose another folder with --cache=DIR", cause);
    }

    /// <summary>Returns the user's error for a folder that cannot be used.</summary>
    public static PipelineException Unusable(string root, Exception cause)
    {
        var existing = NearestExisting(root);
        var reason = cause.HResult == Posix.ReadOnlyFileSystem ? "the file system is read-only"
            : File.Exists(existing) ? $"'{existing}' is a file, not a folder"
            : cause.Message;
        return new PipelineException(
            $"cache '{root}': cannot be written: {reason.TrimEnd('.')}; give yourself the right to write there or choose another folder with --cache=DIR", cause);
    }

    /// <summary>Returns a size as people write it: 512 bytes, 1.5 KB, 12.0 GB.</summary>
    public static string Bytes(long count)
    {
        string[] units = ["KB", "MB", "GB", "TB"];
        if (count < 1000)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{count} bytes");
        }

        var value = count / 1000.0;
        var unit = 0;
        for (; value >= 999.95 && unit < units.Length - 1; unit++)
        {
            value /= 1000;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:F1} {units[unit]}");
    }

    private static long FreeSpace(string root) => new DriveInfo(NearestExisting(root)).AvailableFreeSpace;

    private static string NearestExisting(string path)
    {
        while (!Path.Exists(path) && Path.GetDirectoryName(path) is { } above)
        {
            path = above;
        }

        return path;
    }
}
