using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CoIN.Architecture.Tests;

/// <summary>What a compiled assembly says about itself, read without loading it.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    private CompiledAssembly(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        Name = Path.GetFileNameWithoutExtension(path);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The names of the assemblies it uses.</summary>
    public IEnumerable<string> References => _metadata.AssemblyReferences.Select(handle => Text(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>The namespaces of its public types.</summary>
    public IEnumerable<string> PublicNamespaces => _metadata.TypeDefinitions.Select(_metadata.GetTypeDefinition)
        .Where(type => type.Attributes.HasFlag(System.Reflection.TypeAttributes.Public)).Select(type => Text(type.Namespace))
        .Where(space => space.Length > 0).Distinct();

    /// <summary>The members of other assemblies it uses, as <c>Namespace.Type.Member</c>; a property is its accessor, <c>get_Now</c>.</summary>
    public IEnumerable<string> UsedMembers => _metadata.MemberReferences.Select(_metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => (Type: _metadata.GetTypeReference((TypeReferenceHandle)member.Parent), Member: Text(member.Name)))
        .Select(use => $"{Text(use.Type.Namespace)}.{Text(use.Type.Name)}.{use.Member}").Distinct();

    /// <summary>Reads an assembly of ours from beside the tests.</summary>
    public static CompiledAssembly Open(string name) => new(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));

    public void Dispose() => _file.Dispose();

    private string Text(StringHandle handle) => _metadata.GetString(handle);
}
