using System.Diagnostics;

namespace CoIN.Store.Tests.Support;

/// <summary>Damages files in every way that disks, people and other programs do.</summary>
internal static class PlantedFault
{
    /// <summary>Damages a file.</summary>
    /// <param name="fault">How.</param>
    /// <param name="path">The file.</param>
    /// <param name="other">What takes its place if it is swapped.</param>
    public static void Plant(string fault, string path, string other)
    {
        var bytes = File.ReadAllBytes(path);
        var time = File.GetLastWriteTimeUtc(path);
        File.Delete(path);
        switch (fault)
        {
            case "truncated":
                File.WriteAllBytes(path, bytes[..^1]);
                break;
            case "flipped":
                bytes[bytes.Length / 2] ^= 4;
                File.WriteAllBytes(path, bytes);
                break;
            case "swapped":
                File.Copy(other, path);
                break;
            case "emptied":
                File.WriteAllBytes(path, []);
                break;
            case "folder":
                Directory.CreateDirectory(path);
                File.WriteAllText(Path.Combine(path, "inside"), "");
                break;
            case "loop":
                File.CreateSymbolicLink(path, path);
                break;
            case "pipe":
                using (var mkfifo = Process.Start("mkfifo", [path]))
                {
                    mkfifo.WaitForExit();
                }

                break;
            case "device": // reading it is an input/output error, for root as well
                File.CreateSymbolicLink(path, "/proc/self/mem");
                break;
            case "unreadable":
                File.WriteAllBytes(path, bytes);
                File.SetLastWriteTimeUtc(path, time);
                File.SetUnixFileMode(path, UnixFileMode.None);
                break;
        }
    }
}
