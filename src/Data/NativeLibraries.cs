using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoIN.Errors;

namespace CoIN.Data;

/// <summary>Finds the shared libraries that this assembly calls.</summary>
/// <remarks>
/// A library is looked for beside the assembly, then in <c>.tools/lib</c> of every folder above it (where <c>build.sh</c> puts what no
/// package manager installs), then wherever the system's loader looks.
/// </remarks>
internal static class NativeLibraries
{
    internal const string DuckDb = "duckdb";
    internal const string TurboJpeg = "turbojpeg";

    private static readonly Dictionary<string, string> FileNames = new(StringComparer.Ordinal)
    {
        [DuckDb] = "libduckdb.so",
        [TurboJpeg] = "libturbojpeg.so.0",
    };

    // The resolver must be in place before the first native call of any type here, so no single type can own it.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, (name, _, _) => FileNames.TryGetValue(name, out var file) ? Load(file) : 0);

    /// <summary>Loads a shared library.</summary>
    /// <exception cref="PipelineException">It is in none of the places.</exception>
    internal static nint Load(string file)
    {
        foreach (var path in Candidates(file).Where(File.Exists))
        {
            return NativeLibrary.Load(path);
        }

        return NativeLibrary.TryLoad(file, out var handle)
            ? handle
            : throw new PipelineException(
                $"native library '{file}' was not found beside the program, in a '.tools/lib' folder above it, nor by the system's loader; run './build.sh' to install it");
    }

    private static IEnumerable<string> Candidates(string file)
    {
        yield return Path.Combine(AppContext.BaseDirectory, file);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, ".tools", "lib", file);
        }
    }
}
