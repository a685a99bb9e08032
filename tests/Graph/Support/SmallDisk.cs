using System.Diagnostics;

namespace CoIN.Graph.Tests.Support;

/// <summary>A file system of its own in memory, of a given size; gone when the test is.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Returns a disk, or null where this process may not mount one.</summary>
    /// <param name="size">Its size as mount(8) wants it: <c>600k</c>.</param>
    public static SmallDisk? TryMount(string size)
    {
        var folder = Directory.CreateTempSubdirectory("coin-disk-").FullName;
        if (Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        return null;
    }

    /// <summary>Mounts it anew with other options: <c>size=8m</c>, <c>ro</c>.</summary>
    public void Remount(string options) => Assert.True(Run("mount", "-o", "remount," + options, Folder));

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
