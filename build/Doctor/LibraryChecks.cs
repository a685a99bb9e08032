using System.Runtime.InteropServices;

namespace CoIN.Build.Doctor;

/// <summary>Checks of native libraries by loading them.</summary>
internal static unsafe class LibraryChecks
{
    /// <summary>Returns the repair of a missing Debian package.</summary>
    public static string Install(string package) => $"run ./build.sh as root, or: sudo apt-get install {package}";

    /// <summary>Loads the first of several names of a library.</summary>
    public static Finding Loads(string name, IReadOnlyList<string> files, string package)
    {
        var loaded = files.FirstOrDefault(file => NativeLibrary.TryLoad(file, out _));
        return loaded is null ? new Finding(name, $"{files[0]} does not load", Install(package)) : new Finding(name, loaded);
    }

    /// <summary>Loads DuckDB and asks for its version.</summary>
    public static Finding DuckDb(string repositoryRoot)
    {
        const string name = "libduckdb";
        const string repair = "delete .tools/lib and run ./build.sh, which fetches it";
        var file = Path.Combine(repositoryRoot, ".tools", "lib", "libduckdb.so");
        if (!File.Exists(file))
        {
            return new Finding(name, $"{file} is missing", repair);
        }

        if (!NativeLibrary.TryLoad(file, out var library) || !NativeLibrary.TryGetExport(library, "duckdb_library_version", out var function))
        {
            return new Finding(name, $"{file} does not load", repair);
        }

        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)function)());
        return new Finding(name, $"DuckDB {version}");
    }
}
