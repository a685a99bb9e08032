using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Reads the attributes that code may look at: names in files, converters, checkpoint keys.</summary>
internal static class Attributes
{
    // The compiler's own, and those for analysers, debuggers and readers.
    private static readonly string[] Ignored =
    [
        "System.Diagnostics.", "System.ObsoleteAttribute", "System.CLSCompliantAttribute", "System.CodeDom.", "System.ComponentModel.EditorBrowsable",
        "System.Runtime.CompilerServices.", "Microsoft.CodeAnalysis.", "System.ParamArrayAttribute",
    ];

    // Of the compiler's own, these change how the code behaves.
    private static readonly string[] Kept = ["System.Runtime.CompilerServices.InlineArrayAttribute", "System.Runtime.CompilerServices.DisableRuntimeMarshallingAttribute"];

    public static void Write(CodeWriter text, CodeModule module, CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            var attribute = module.Metadata.GetCustomAttribute(handle);
            var constructor = module.Code.Members(module).Of(attribute.Constructor);
            if (!Array.Exists(Ignored, name => constructor.Text.StartsWith(name, StringComparison.Ordinal))
                || Array.Exists(Kept, name => constructor.Text.StartsWith(name, StringComparison.Ordinal)))
            {
                text.Write(constructor);
                text.Write(module.Metadata.GetBlobBytes(attribute.Value));
                AddTypes(text, attribute.DecodeValue(new AttributeTypes(module)));
            }
        }
    }

    // A converter, for example, is named by its type and made by code that is not read.
    private static void AddTypes(CodeWriter text, CustomAttributeValue<CodePart> value)
    {
        var arguments = value.FixedArguments.Select(argument => argument.Value).Concat(value.NamedArguments.Select(argument => argument.Value));
        foreach (var edge in arguments.OfType<CodePart>().SelectMany(part => part.With(CodeEdgeKind.Mentions, CodeEdgeKind.Reflects).Edges))
        {
            text.Add(edge);
        }
    }
}
