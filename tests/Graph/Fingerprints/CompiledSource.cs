using System.Reflection;
using System.Runtime.Loader;
using CoIN.Graph.Fingerprints;
using CoIN.Store;
using CoIN.Store.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CoIN.Graph.Tests.Fingerprints;

/// <summary>Compiles sources and takes the fingerprint of the action that they make.</summary>
internal static class CompiledSource
{
    private const string Name = "CoIN.Sample";

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Returns the fingerprint of what <c>Entry.Make()</c> returns; each source is a file.</summary>
    public static string Fingerprint(params string[] sources) => Fingerprint(sources, resource: null);

    /// <summary>As above, with an embedded resource.</summary>
    public static string Fingerprint(string[] sources, string? resource)
    {
        using var folder = new TempFolder();
        Compile(sources, resource, folder[Name + ".dll"]);
        using var store = ContentStore.Open(folder["cache"], new ManualTimeProvider());
        return Fingerprint(folder[Name + ".dll"], store);
    }

    /// <summary>Returns the fingerprint of what <c>Entry.Make()</c> in an assembly returns.</summary>
    public static string Fingerprint(string path, ContentStore store)
    {
        var context = new AssemblyLoadContext(Name, isCollectible: true);
        try
        {
            var make = context.LoadFromAssemblyPath(path).GetType("Entry")!.GetMethod("Make", BindingFlags.Public | BindingFlags.Static)!;
            var action = (Delegate)make.Invoke(null, null)!;
            return new CodeFingerprints(store, CodeScope.Pipeline).Of([action])[action];
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>Compiles sources into an assembly.</summary>
    public static void Compile(string[] sources, string? resource, string path)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, deterministic: true);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n" + source));
        var compilation = CSharpCompilation.Create(Name, trees, References, options);
        ResourceDescription[] resources = resource is null ? [] : [new("text", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(resource)), isPublic: true)];
        using var file = File.Create(path);
        var result = compilation.Emit(file, manifestResources: resources);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
    }
}
