using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Reads the types among the arguments of a module's attributes.</summary>
internal sealed class AttributeTypes(CodeModule module) : ICustomAttributeTypeProvider<CodePart>
{
    private const string SystemType = "System.Type";

    public CodePart GetPrimitiveType(PrimitiveTypeCode typeCode) => CodePart.Of(typeCode.ToString());

    public CodePart GetSystemType() => CodePart.Of(SystemType);

    public CodePart GetSZArrayType(CodePart elementType) => elementType.Then("[]");

    public CodePart GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => module.TypePart(handle);

    public CodePart GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => module.TypePart(handle);

    // As the compiler writes them: "Space.Outer+Inner, Assembly, Version=..."; without an assembly it is the module's own.
    public CodePart GetTypeFromSerializedName(string name)
    {
        var parts = name.Split(',', StringSplitOptions.TrimEntries);
        var assembly = parts.Length > 1 ? parts[1] : module.Name;
        return module.Code.FindType(assembly, parts[0].Replace('+', '/')) is { } symbol ? symbol.Module.TypePart(symbol.Handle) : CodePart.Of(name);
    }

    public PrimitiveTypeCode GetUnderlyingEnumType(CodePart type) => type.Definition is { } symbol ? TypeContent.UnderlyingType(symbol) : PrimitiveTypeCode.Int32;

    public bool IsSystemType(CodePart type) => type.Text == SystemType;
}
