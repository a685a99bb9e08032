using System.Reflection;
using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Reads a type: what can be seen of an object from outside without calling a method by its name.</summary>
internal static class TypeContent
{
    /// <summary>Returns what a type contributes when objects of it are made: shape, names, attributes, virtual methods, public properties.</summary>
    public static CodeContent Of(CodeModule module, TypeDefinitionHandle handle)
    {
        var type = module.Metadata.GetTypeDefinition(handle);
        var text = new CodeWriter();
        text.Write(module.TypePart(handle));
        text.Write((int)(type.Attributes & ~TypeAttributes.VisibilityMask));
        text.Write(type.GetLayout().Size);
        text.Write(type.GetLayout().PackingSize);
        WriteAbove(text, module, type);
        Attributes.Write(text, module, type.GetCustomAttributes());
        WriteFields(text, module, type, module.IsGenerated(handle));
        WriteProperties(text, module, type);
        foreach (var method in Sorted(module, type.GetMethods().Where(method => IsVirtualOrStaticConstructor(module, method))))
        {
            text.Add(new CodeEdge(CodeEdgeKind.Calls, new CodeSymbol(module, method)));
        }

        return text.ToContent();
    }

    /// <summary>Returns what a type contributes besides where it may be made and filled by its names: constructors and setters, and the types of its properties.</summary>
    public static CodeContent Reflected(CodeModule module, TypeDefinitionHandle handle)
    {
        var type = module.Metadata.GetTypeDefinition(handle);
        var text = new CodeWriter();
        foreach (var (_, property, part) in Properties(module, type))
        {
            foreach (var edge in part.With(CodeEdgeKind.Mentions, CodeEdgeKind.Reflects).Edges)
            {
                text.Add(edge);
            }

            AddAccessor(text, module, property.GetAccessors().Setter);
        }

        foreach (var method in Sorted(module, module.Methods(handle)[".ctor"]))
        {
            text.Add(new CodeEdge(CodeEdgeKind.Calls, new CodeSymbol(module, method)));
        }

        return text.ToContent();
    }

    /// <summary>Returns the whole number that an enumeration of ours is.</summary>
    public static PrimitiveTypeCode UnderlyingType(CodeSymbol type)
    {
        var metadata = type.Module.Metadata;
        var value = metadata.GetTypeDefinition((TypeDefinitionHandle)type.Handle).GetFields().Select(metadata.GetFieldDefinition)
            .Single(field => !field.Attributes.HasFlag(FieldAttributes.Static));
        var signature = metadata.GetBlobReader(value.Signature);
        signature.ReadSignatureHeader();
        return (PrimitiveTypeCode)signature.ReadSignatureTypeCode();
    }

    private static void WriteAbove(CodeWriter text, CodeModule module, TypeDefinition type)
    {
        var above = type.GetInterfaceImplementations().Select(handle => module.Metadata.GetInterfaceImplementation(handle).Interface)
            .Select(module.TypePart).OrderBy(part => part.Text, StringComparer.Ordinal).ToList();
        if (!type.BaseType.IsNil)
        {
            var part = module.TypePart(type.BaseType);
            above.Add(part.Definition is { } symbol ? part.And(new CodeEdge(CodeEdgeKind.Makes, symbol)) : part);
        }

        above.ForEach(text.Write);
    }

    // In their order: it decides the layout of structures, and modules register their parameters by it.
    private static void WriteFields(CodeWriter text, CodeModule module, TypeDefinition type, bool isGenerated)
    {
        foreach (var handle in type.GetFields())
        {
            var field = module.Metadata.GetFieldDefinition(handle);
            var isConstant = field.Attributes.HasFlag(FieldAttributes.Literal);
            if ((field.Attributes.HasFlag(FieldAttributes.Static) && !(isConstant && IsEnumeration(module, type))) || GeneratedNames.IsField(module.Text(field.Name), isGenerated))
            {
                continue;
            }

            text.Write(MemberParts.Field(new CodeSymbol(module, handle)));
            text.Write((int)(field.Attributes & ~FieldAttributes.FieldAccessMask));
            Attributes.Write(text, module, field.GetCustomAttributes());
            if (isConstant)
            {
                text.Write(module.Metadata.GetBlobBytes(module.Metadata.GetConstant(field.GetDefaultValue()).Value));
            }
        }
    }

    private static void WriteProperties(CodeWriter text, CodeModule module, TypeDefinition type)
    {
        foreach (var (name, property, part) in Properties(module, type))
        {
            text.Write(name);
            text.Write(part);
            Attributes.Write(text, module, property.GetCustomAttributes());
            AddAccessor(text, module, property.GetAccessors().Getter);
        }
    }

    private static void AddAccessor(CodeWriter text, CodeModule module, MethodDefinitionHandle accessor)
    {
        if (!accessor.IsNil && (module.Metadata.GetMethodDefinition(accessor).Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
        {
            text.Add(new CodeEdge(CodeEdgeKind.Calls, new CodeSymbol(module, accessor)));
        }
    }

    private static IEnumerable<(string Name, PropertyDefinition Property, CodePart Type)> Properties(CodeModule module, TypeDefinition type) =>
        type.GetProperties().Select(module.Metadata.GetPropertyDefinition)
            .Select(property => (Name: module.Text(property.Name), Property: property, Type: TypeNames.Signature(property.DecodeSignature(module.Types, null))))
            .OrderBy(property => property.Name + property.Type.Text, StringComparer.Ordinal);

    private static IEnumerable<MethodDefinitionHandle> Sorted(CodeModule module, IEnumerable<MethodDefinitionHandle> methods) =>
        methods.OrderBy(method => module.Text(module.Metadata.GetMethodDefinition(method).Name) + module.Signature(method), StringComparer.Ordinal);

    private static bool IsVirtualOrStaticConstructor(CodeModule module, MethodDefinitionHandle handle)
    {
        var method = module.Metadata.GetMethodDefinition(handle);
        return method.Attributes.HasFlag(MethodAttributes.Virtual) || module.Metadata.StringComparer.Equals(method.Name, ".cctor");
    }

    private static bool IsEnumeration(CodeModule module, TypeDefinition type) => !type.BaseType.IsNil && module.TypePart(type.BaseType).Text == "System.Enum";
}
