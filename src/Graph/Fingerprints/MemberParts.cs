using System.Reflection;
using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Turns the tokens in a method's body into text.</summary>
internal sealed class MemberParts(CodeModule module)
{
    // What these do with a type argument depends on the type's own code only, which is reached when its objects are made.
    private static readonly string[] Transparent = ["System.Linq.", "System.Collections.", "System.Threading.", "System.Runtime.", "System.Memory", "System.Array", "System.Span", "System.ReadOnlySpan", "System.GC", "System.Lazy"];
    private static readonly string[] ResourceReaders = ["GetManifestResourceStream", "GetManifestResourceNames", "GetManifestResourceInfo"];

    private readonly MetadataReader _metadata = module.Metadata;
    private readonly Dictionary<EntityHandle, CodePart> _known = [];

    /// <summary>Returns the text of a type, method, field or signature.</summary>
    public CodePart Of(EntityHandle handle)
    {
        if (!_known.TryGetValue(handle, out var part))
        {
            part = handle.Kind switch
            {
                HandleKind.MethodDefinition => Method(new CodeSymbol(module, handle)),
                HandleKind.FieldDefinition => Field(new CodeSymbol(module, handle)),
                HandleKind.MemberReference => Reference(_metadata.GetMemberReference((MemberReferenceHandle)handle)),
                HandleKind.MethodSpecification => Specification(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
                HandleKind.StandaloneSignature => Signature((StandaloneSignatureHandle)handle),
                _ => module.TypePart(handle),
            };
            _known.Add(handle, part);
        }

        return part;
    }

    /// <summary>Returns the text of a method that an assembly of ours defines, seen from its declaring type.</summary>
    public static CodePart Method(CodeSymbol symbol)
    {
        var owner = symbol.Module;
        var method = owner.Metadata.GetMethodDefinition((MethodDefinitionHandle)symbol.Handle);
        return Method(symbol, owner.TypePart(method.GetDeclaringType()), TypeNames.Signature(method.DecodeSignature(owner.Types, null)));
    }

    /// <summary>Returns the text of a field that an assembly of ours defines.</summary>
    public static CodePart Field(CodeSymbol symbol)
    {
        var field = symbol.Module.Metadata.GetFieldDefinition((FieldDefinitionHandle)symbol.Handle);
        return Field(symbol, symbol.Module.TypePart(field.GetDeclaringType()), field.DecodeSignature(symbol.Module.Types, null));
    }

    private static CodePart Method(CodeSymbol symbol, CodePart owner, CodePart signature)
    {
        var name = symbol.Module.Text(symbol.Module.Metadata.GetMethodDefinition((MethodDefinitionHandle)symbol.Handle).Name);
        return owner.Then("::").Then(Named(symbol, name, GeneratedNames.IsMethod(name))).Then(signature).And(new CodeEdge(CodeEdgeKind.Calls, symbol));
    }

    private static CodePart Field(CodeSymbol symbol, CodePart owner, CodePart type)
    {
        var field = symbol.Module.Metadata.GetFieldDefinition((FieldDefinitionHandle)symbol.Handle);
        var name = symbol.Module.Text(field.Name);
        var part = owner.Then("::").Then(Named(symbol, name, GeneratedNames.IsField(name, symbol.Module.IsGenerated(field.GetDeclaringType())))).Then(" ").Then(type);
        if (!field.Attributes.HasFlag(FieldAttributes.Static))
        {
            return part;
        }

        if (field.Attributes.HasFlag(FieldAttributes.HasFieldRVA))
        {
            part = part.Then(" = " + FieldData.Of(symbol.Module, field));
        }

        return StaticConstructor(symbol.Module, field.GetDeclaringType()) is { } constructor ? part.And(new CodeEdge(CodeEdgeKind.Calls, constructor)) : part;
    }

    /// <summary>Returns a type's static constructor.</summary>
    public static CodeSymbol? StaticConstructor(CodeModule owner, TypeDefinitionHandle type)
    {
        var found = owner.Methods(type)[".cctor"].FirstOrDefault();
        return found.IsNil ? null : new CodeSymbol(owner, found);
    }

    private CodePart Reference(MemberReference reference)
    {
        var name = module.Text(reference.Name);
        if (reference.Parent.Kind == HandleKind.MethodDefinition)
        {
            return Of(reference.Parent);
        }

        var owner = module.TypePart(reference.Parent);
        if (reference.GetKind() == MemberReferenceKind.Field)
        {
            var type = reference.DecodeFieldSignature(module.Types, null);
            return owner.Definition is { } at && FindField(at, name) is { } field ? Field(field, owner, type) : owner.Then("::" + name + " ").Then(type);
        }

        var signature = TypeNames.Signature(reference.DecodeMethodSignature(module.Types, null));
        if (owner.Definition is { } place && FindMethod(place, name, signature.Text) is { } method)
        {
            return Method(method, owner, signature);
        }

        var part = owner.Then("::" + name).Then(signature);
        return ResourceReaders.Contains(name) || owner.Text == "System.Resources.ResourceManager" ? part.And(new CodeEdge(CodeEdgeKind.Resources, default)) : part;
    }

    private CodePart Specification(MethodSpecification specification)
    {
        var method = Of(specification.Method);
        var arguments = CodePart.List("<", specification.DecodeSignature(module.Types, null), ">");
        var isTransparent = method.Definition is null && Array.Exists(Transparent, name => method.Text.StartsWith(name, StringComparison.Ordinal));
        return method.Then(isTransparent ? arguments : arguments.With(CodeEdgeKind.Mentions, CodeEdgeKind.Reflects));
    }

    private CodePart Signature(StandaloneSignatureHandle handle)
    {
        var signature = _metadata.GetStandaloneSignature(handle);
        return signature.GetKind() == StandaloneSignatureKind.Method
            ? TypeNames.Signature(signature.DecodeMethodSignature(module.Types, null))
            : CodePart.List("(", signature.DecodeLocalSignature(module.Types, null), ")");
    }

    // Wherever among the base types it is defined; null if that is in no assembly that is read.
    private static CodeSymbol? FindMethod(CodeSymbol type, string name, string signature)
    {
        for (CodeSymbol? place = type; place is { } here; place = TypeHierarchy.Base(here))
        {
            var candidates = here.Module.Methods((TypeDefinitionHandle)here.Handle)[name];
            foreach (var candidate in candidates)
            {
                if (here.Module.Signature(candidate) == signature)
                {
                    return new CodeSymbol(here.Module, candidate);
                }
            }
        }

        return null;
    }

    private static CodeSymbol? FindField(CodeSymbol type, string name)
    {
        for (CodeSymbol? place = type; place is { } here; place = TypeHierarchy.Base(here))
        {
            var metadata = here.Module.Metadata;
            foreach (var field in metadata.GetTypeDefinition((TypeDefinitionHandle)here.Handle).GetFields())
            {
                if (metadata.StringComparer.Equals(metadata.GetFieldDefinition(field).Name, name))
                {
                    return new CodeSymbol(here.Module, field);
                }
            }
        }

        return null;
    }

    private static CodePart Named(CodeSymbol symbol, string name, bool isGenerated) =>
        isGenerated ? new CodePart(CodePart.Placeholder, [symbol], []) : CodePart.Of(name);
}
