using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>The bytes that the compiler keeps in the file for a field: the contents of constant arrays.</summary>
internal static class FieldData
{
    /// <summary>Returns the bytes in hexadecimal.</summary>
    /// <remarks>The compiler declares such fields as whole numbers, or as structures of an explicit size.</remarks>
    public static string Of(CodeModule module, FieldDefinition field)
    {
        var signature = module.Metadata.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        var size = signature.ReadSignatureTypeCode() switch
        {
            SignatureTypeCode.TypeHandle => module.Metadata.GetTypeDefinition((TypeDefinitionHandle)signature.ReadTypeHandle()).GetLayout().Size,
            SignatureTypeCode.SByte or SignatureTypeCode.Byte or SignatureTypeCode.Boolean => sizeof(byte),
            SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Char => sizeof(short),
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => sizeof(int),
            _ => sizeof(long),
        };
        return Convert.ToHexString(module.Image.GetSectionData(field.GetRelativeVirtualAddress()).GetContent(0, size).AsSpan());
    }
}
