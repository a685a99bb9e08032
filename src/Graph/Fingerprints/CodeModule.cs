using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CoIN.Graph.Fingerprints;

/// <summary>An assembly of ours, read from its file without loading it.</summary>
internal sealed class CodeModule : IDisposable
{
    private readonly Dictionary<EntityHandle, CodePart> _types = [];
    private readonly Dictionary<MethodDefinitionHandle, string> _signatures = [];
    private readonly Dictionary<string, TypeDefinitionHandle> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeDefinitionHandle, ILookup<string, MethodDefinitionHandle>> _methods = [];

    public CodeModule(CodeBase code, string path)
    {
        Code = code;
        Path = path;
        Image = new PEReader(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
        Metadata = Image.GetMetadataReader();
        Name = Metadata.GetString(Metadata.GetAssemblyDefinition().Name);
        Types = new TypeNames(this);
        foreach (var handle in Metadata.TypeDefinitions)
        {
            _byName.TryAdd(FullName(handle), handle);
        }
    }

    /// <summary>All assemblies that are read with this one.</summary>
    public CodeBase Code { get; }

    public string Path { get; }

    public string Name { get; }

    public PEReader Image { get; }

    public MetadataReader Metadata { get; }

    public TypeNames Types { get; }

    /// <summary>The names of the assemblies that this one uses.</summary>
    public IEnumerable<string> References => Metadata.AssemblyReferences.Select(handle => Text(Metadata.GetAssemblyReference(handle).Name));

    /// <summary>The type whose static constructor runs when the module is loaded.</summary>
    public TypeDefinitionHandle Initialiser => _byName["<Module>"];

    public string Text(StringHandle handle) => Metadata.GetString(handle);

    public TypeDefinitionHandle? FindType(string fullName) => _byName.TryGetValue(fullName, out var handle) ? handle : null;

    /// <summary>Returns the methods of a type by their names.</summary>
    public ILookup<string, MethodDefinitionHandle> Methods(TypeDefinitionHandle type)
    {
        if (!_methods.TryGetValue(type, out var methods))
        {
            methods = Metadata.GetTypeDefinition(type).GetMethods().ToLookup(handle => Text(Metadata.GetMethodDefinition(handle).Name), StringComparer.Ordinal);
            _methods.Add(type, methods);
        }

        return methods;
    }

    /// <summary>Returns the text of a method's signature.</summary>
    public string Signature(MethodDefinitionHandle method)
    {
        if (!_signatures.TryGetValue(method, out var text))
        {
            text = TypeNames.Signature(Metadata.GetMethodDefinition(method).DecodeSignature(Types, null)).Text;
            _signatures.Add(method, text);
        }

        return text;
    }

    /// <summary>Returns the text of a type definition, reference or specification.</summary>
    public CodePart TypePart(EntityHandle handle)
    {
        if (!_types.TryGetValue(handle, out var part))
        {
            part = handle.Kind switch
            {
                HandleKind.TypeDefinition => Defined(new CodeSymbol(this, handle)),
                HandleKind.TypeReference => Referenced((TypeReferenceHandle)handle),
                _ => Metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Types, null),
            };
            _types.Add(handle, part);
        }

        return part;
    }

    /// <summary>Returns whether a type is a structure or an enumeration.</summary>
    public bool IsValueType(TypeDefinitionHandle handle)
    {
        var above = Metadata.GetTypeDefinition(handle).BaseType;
        return !above.IsNil && TypePart(above).Text is "System.ValueType" or "System.Enum";
    }

    /// <summary>Returns whether the compiler invented a type, or a type around it.</summary>
    public bool IsGenerated(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        return GeneratedNames.IsType(Text(type.Name)) || (type.IsNested && IsGenerated(type.GetDeclaringType()));
    }

    public void Dispose() => Image.Dispose();

    private static CodePart Defined(CodeSymbol symbol)
    {
        var (module, handle) = (symbol.Module, (TypeDefinitionHandle)symbol.Handle);
        var mention = new CodeEdge(CodeEdgeKind.Mentions, symbol);
        return module.IsGenerated(handle)
            ? new CodePart(CodePart.Placeholder, [symbol], [mention], symbol)
            : new CodePart(module.FullName(handle), [], [mention], symbol);
    }

    private CodePart Referenced(TypeReferenceHandle handle)
    {
        var (assembly, name) = Locate(handle);
        return Code.FindType(assembly, name) is { } symbol
            ? Defined(symbol)
            : new CodePart(name, [], [new CodeEdge(CodeEdgeKind.Package, default, assembly)]);
    }

    private (string Assembly, string Name) Locate(TypeReferenceHandle handle)
    {
        var type = Metadata.GetTypeReference(handle);
        var name = Join(Text(type.Namespace), Text(type.Name));
        switch (type.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                var (assembly, outer) = Locate((TypeReferenceHandle)type.ResolutionScope);
                return (assembly, $"{outer}/{name}");
            case HandleKind.AssemblyReference:
                return (Text(Metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), name);
            default:
                return (Name, name);
        }
    }

    private string FullName(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        var name = Join(Text(type.Namespace), Text(type.Name));
        return type.IsNested ? $"{FullName(type.GetDeclaringType())}/{name}" : name;
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
