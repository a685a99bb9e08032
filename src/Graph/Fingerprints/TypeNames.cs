using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Turns the types of a module's signatures into text.</summary>
internal sealed class TypeNames(CodeModule module) : ISignatureTypeProvider<CodePart, object?>
{
    public CodePart GetPrimitiveType(PrimitiveTypeCode typeCode) => CodePart.Of(typeCode.ToString());

    public CodePart GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => module.TypePart(handle);

    public CodePart GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => module.TypePart(handle);

    public CodePart GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => module.TypePart(handle);

    public CodePart GetSZArrayType(CodePart elementType) => Around(elementType, "[]");

    public CodePart GetArrayType(CodePart elementType, ArrayShape shape) => Around(elementType, $"[{shape.Rank}]");

    public CodePart GetByReferenceType(CodePart elementType) => Around(elementType, "&");

    public CodePart GetPointerType(CodePart elementType) => Around(elementType, "*");

    public CodePart GetPinnedType(CodePart elementType) => Around(elementType, " pinned");

    public CodePart GetModifiedType(CodePart modifier, CodePart unmodifiedType, bool isRequired) => unmodifiedType.Then(isRequired ? " modreq " : " modopt ").Then(modifier);

    public CodePart GetGenericTypeParameter(object? genericContext, int index) => CodePart.Of($"!{index}");

    public CodePart GetGenericMethodParameter(object? genericContext, int index) => CodePart.Of($"!!{index}");

    // Code of ours may do with a type argument whatever can be done with a type; collections of the framework only hold it.
    public CodePart GetGenericInstantiation(CodePart genericType, ImmutableArray<CodePart> typeArguments)
    {
        var arguments = CodePart.List("<", typeArguments, ">");
        return genericType.Then(genericType.Definition is null ? arguments : arguments.With(CodeEdgeKind.Mentions, CodeEdgeKind.Reflects));
    }

    public CodePart GetFunctionPointerType(MethodSignature<CodePart> signature) => CodePart.Of("method ").Then(Signature(signature));

    /// <summary>Returns the text of a method's signature.</summary>
    public static CodePart Signature(MethodSignature<CodePart> signature) =>
        CodePart.Of($"{signature.Header.RawValue}`{signature.GenericParameterCount} ").Then(signature.ReturnType).Then(CodePart.List("(", signature.ParameterTypes, ")"));

    private static CodePart Around(CodePart element, string text) => element.Then(text) with { Definition = null };
}
