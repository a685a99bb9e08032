using System.Buffers.Binary;
using System.Reflection.Metadata;
using CoIN.Store;

namespace CoIN.Graph.Fingerprints;

/// <summary>Computes fingerprints of actions from the assemblies of one folder.</summary>
/// <param name="scope">What is read.</param>
/// <param name="paths">The assemblies that the actions begin in.</param>
/// <param name="digestOf">Returns the digest of a file.</param>
internal sealed class CodeReader(CodeScope scope, IReadOnlyList<string> paths, Func<string, Digest> digestOf) : IDisposable
{
    private readonly CodeBase _code = new(scope, paths);
    private readonly string _folder = Path.GetDirectoryName(paths[0])!;
    private readonly PackageFiles _packages = new(Path.GetDirectoryName(paths[0])!);

    /// <summary>Returns an action's fingerprint and the files that it depends on.</summary>
    public (string Fingerprint, IReadOnlyList<string> Files) Read(ActionCode action)
    {
        var key = new KeyWriter();
        var walk = new CodeWalk(_code);
        walk.Write(action, key);
        var packages = _packages.Of(walk.Packages, _code.IsForeign);
        foreach (var identity in packages.Values)
        {
            key.Write(identity);
        }

        var natives = walk.Natives.Select(name => (Name: name, File: NativeFiles.Find(name, _folder))).ToList();
        foreach (var (name, file) in natives)
        {
            key.Write(name);
            key.Write(file is null ? null : digestOf(file).ToString());
        }

        if (walk.ReadsResources)
        {
            WriteResources(walk.Modules, key);
        }

        return ($"sha256:{key.ToDigest()}", [.. _code.Modules.Select(module => module.Path), .. packages.Keys, .. natives.Select(native => native.File).OfType<string>()]);
    }

    public void Dispose() => _code.Dispose();

    // Which resource is read is decided at run time, so all of them count.
    private static void WriteResources(IEnumerable<CodeModule> modules, KeyWriter key)
    {
        foreach (var module in modules.OrderBy(module => module.Name, StringComparer.Ordinal))
        {
            var resources = module.Metadata.ManifestResources.Select(module.Metadata.GetManifestResource).Where(resource => resource.Implementation.IsNil);
            foreach (var resource in resources.OrderBy(resource => module.Text(resource.Name), StringComparer.Ordinal))
            {
                key.Write(module.Text(resource.Name));
                key.Write(Content(module, resource));
            }
        }
    }

    private static Digest Content(CodeModule module, ManifestResource resource)
    {
        var place = module.Image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
        var data = module.Image.GetSectionData(place);
        var length = BinaryPrimitives.ReadInt32LittleEndian(data.GetContent(0, sizeof(int)).AsSpan());
        return Digest.Of(data.GetContent(sizeof(int), length).AsSpan());
    }
}
