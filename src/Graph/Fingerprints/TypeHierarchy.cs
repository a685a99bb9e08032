using System.Reflection;
using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Who derives from whom, and who implements what, among the assemblies that are read.</summary>
internal sealed class TypeHierarchy
{
    private readonly Dictionary<CodeSymbol, List<CodeSymbol>> _subtypes = [];

    public TypeHierarchy(IEnumerable<CodeModule> modules)
    {
        foreach (var module in modules)
        {
            foreach (var handle in module.Metadata.TypeDefinitions)
            {
                var type = new CodeSymbol(module, handle);
                foreach (var above in Interfaces(type).Append(Base(type)).OfType<CodeSymbol>())
                {
                    (_subtypes.TryGetValue(above, out var below) ? below : _subtypes[above] = []).Add(type);
                }
            }
        }
    }

    /// <summary>Returns the base type if it is ours.</summary>
    public static CodeSymbol? Base(CodeSymbol type)
    {
        var handle = type.Module.Metadata.GetTypeDefinition((TypeDefinitionHandle)type.Handle).BaseType;
        return handle.IsNil ? null : type.Module.TypePart(handle).Definition;
    }

    /// <summary>Returns the methods of all types below a method's type, and of their base types, that carry its name and number of parameters.</summary>
    /// <remarks>More than the runtime would choose among: neither parameter types nor type arguments are compared.</remarks>
    public IEnumerable<CodeSymbol> Overrides(CodeSymbol method)
    {
        var metadata = method.Module.Metadata;
        var definition = metadata.GetMethodDefinition((MethodDefinitionHandle)method.Handle);
        if (!definition.Attributes.HasFlag(MethodAttributes.Virtual))
        {
            return [];
        }

        var name = method.Module.Text(definition.Name);
        var explicitly = "." + name;
        var count = ParameterCount(method);
        return Below(new CodeSymbol(method.Module, definition.GetDeclaringType()))
            .SelectMany(type => type.Module.Methods((TypeDefinitionHandle)type.Handle)
                .Where(group => group.Key == name || group.Key.EndsWith(explicitly, StringComparison.Ordinal))
                .SelectMany(group => group, (_, handle) => new CodeSymbol(type.Module, handle)))
            .Where(candidate => ParameterCount(candidate) == count)
            .Distinct()
            .OrderBy(SortKey, StringComparer.Ordinal);
    }

    private HashSet<CodeSymbol> Below(CodeSymbol type)
    {
        var found = new HashSet<CodeSymbol>();
        var open = new Stack<CodeSymbol>(_subtypes.GetValueOrDefault(type) ?? []);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                _subtypes.GetValueOrDefault(next)?.ForEach(open.Push);
                // An interface's method may be one that the implementing type inherited.
                if (Base(next) is { } above && above != type)
                {
                    found.Add(above);
                }
            }
        }

        return found;
    }

    private static IEnumerable<CodeSymbol?> Interfaces(CodeSymbol type)
    {
        var metadata = type.Module.Metadata;
        return metadata.GetTypeDefinition((TypeDefinitionHandle)type.Handle).GetInterfaceImplementations()
            .Select(handle => type.Module.TypePart(metadata.GetInterfaceImplementation(handle).Interface).Definition);
    }

    private static int ParameterCount(CodeSymbol method)
    {
        var metadata = method.Module.Metadata;
        var signature = metadata.GetBlobReader(metadata.GetMethodDefinition((MethodDefinitionHandle)method.Handle).Signature);
        if (signature.ReadSignatureHeader().IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        return signature.ReadCompressedInteger();
    }

    private static string SortKey(CodeSymbol method)
    {
        var definition = method.Module.Metadata.GetMethodDefinition((MethodDefinitionHandle)method.Handle);
        return $"{method.Module.TypePart(definition.GetDeclaringType()).Text}::{method.Module.Text(definition.Name)}{method.Module.Signature((MethodDefinitionHandle)method.Handle)}";
    }
}
