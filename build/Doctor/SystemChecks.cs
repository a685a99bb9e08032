using System.Runtime.InteropServices;

namespace CoIN.Build.Doctor;

/// <summary>Checks of what every .NET program needs.</summary>
internal static class SystemChecks
{
    private const double GiB = 1L << 30;
    private const double MemoryNeeded = 4;
    private const double SpaceNeeded = 2;

    /// <summary>The .NET runtime.</summary>
    public static Finding Runtime() => new(".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");

    /// <summary>The cores this process may use.</summary>
    public static Finding Cores() => new("cores", $"{Environment.ProcessorCount}");

    /// <summary>The memory this process may use, container limits included.</summary>
    public static Finding Memory()
    {
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / GiB;
        return new Finding("memory", $"{available:0.0} GiB", available >= MemoryNeeded ? "" : $"the mini profile needs {MemoryNeeded} GiB; use --profile=smoke or a larger machine");
    }

    /// <summary>Whether the cache can be written and has room.</summary>
    public static Finding Cache(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".doctor");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(folder).AvailableFreeSpace / GiB;
            return new Finding("cache", $"{folder}: writable, {free:0.0} GiB free", free >= SpaceNeeded ? "" : $"the mini profile needs {SpaceNeeded} GiB; choose another place with --cache=DIR");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Finding("cache", $"{folder}: {exception.Message}", "choose another place with --cache=DIR");
        }
    }

    /// <summary>The C++ compiler of the native part.</summary>
    /// <param name="searchPath">The variable PATH.</param>
    public static Finding Compiler(string searchPath)
    {
        var compiler = searchPath.Split(':').Select(folder => Path.Combine(folder, "g++")).FirstOrDefault(File.Exists);
        return compiler is null ? new Finding("g++", "not on the PATH", LibraryChecks.Install("g++")) : new Finding("g++", compiler);
    }
}
