using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CoIN.Graph.Fingerprints;

/// <summary>The assemblies of packages, which lie beside ours; the framework's do not.</summary>
internal sealed class PackageFiles(string folder)
{
    private readonly Dictionary<string, (string Identity, string[] References)> _read = new(StringComparer.Ordinal);

    /// <summary>Returns the packages among the named assemblies and all that those use, each with its full name and the identifier of its build.</summary>
    /// <param name="assemblies">Names of assemblies.</param>
    /// <param name="isForeign">Whether an assembly counts at all.</param>
    public IReadOnlyDictionary<string, string> Of(IEnumerable<string> assemblies, Func<string, bool> isForeign)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>(assemblies);
        while (open.TryDequeue(out var name))
        {
            var path = PathOf(name);
            if (!isForeign(name) || found.ContainsKey(path) || !File.Exists(path))
            {
                continue;
            }

            var (identity, references) = Read(path);
            found.Add(path, identity);
            Array.ForEach(references, open.Enqueue);
        }

        return found;
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".dll");

    private (string Identity, string[] References) Read(string path)
    {
        if (!_read.TryGetValue(path, out var known))
        {
            using var image = new PEReader(File.OpenRead(path));
            var metadata = image.GetMetadataReader();
            var build = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
            known = ($"{metadata.GetAssemblyDefinition().GetAssemblyName().FullName}, {build}",
                [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))]);
            _read.Add(path, known);
        }

        return known;
    }
}
