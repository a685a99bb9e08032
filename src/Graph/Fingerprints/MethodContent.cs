using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CoIN.Graph.Fingerprints;

/// <summary>Reads a method: its instructions with names in place of tokens, its exception handlers, its attributes.</summary>
internal static class MethodContent
{
    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(instruction => instruction.Value);

    /// <summary>Returns what a method contributes; neither parameter names, locals' names nor lines enter.</summary>
    public static CodeContent Of(CodeBase code, CodeModule module, MethodDefinitionHandle handle)
    {
        var method = module.Metadata.GetMethodDefinition(handle);
        var text = new CodeWriter();
        text.Write(MemberParts.Method(new CodeSymbol(module, handle)));
        text.Write((int)(method.Attributes & ~MethodAttributes.MemberAccessMask));
        text.Write((int)method.ImplAttributes);
        Attributes.Write(text, module, method.GetCustomAttributes());
        WriteImport(text, module, method);
        if (MemberParts.StaticConstructor(module, method.GetDeclaringType()) is { } constructor)
        {
            text.Add(new CodeEdge(CodeEdgeKind.Calls, constructor));
        }

        if (method.RelativeVirtualAddress != 0)
        {
            WriteBody(text, code, module, module.Image.GetMethodBody(method.RelativeVirtualAddress));
        }

        return text.ToContent();
    }

    private static void WriteImport(CodeWriter text, CodeModule module, MethodDefinition method)
    {
        if (!method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
        {
            return;
        }

        var import = method.GetImport();
        var library = module.Text(module.Metadata.GetModuleReference(import.Module).Name);
        text.Write((int)import.Attributes);
        text.Write(module.Text(import.Name));
        text.Write(library);
        text.Add(new CodeEdge(CodeEdgeKind.Native, default, library));
        foreach (var parameter in method.GetParameters())
        {
            var marshalling = module.Metadata.GetParameter(parameter).GetMarshallingDescriptor();
            text.Write(marshalling.IsNil ? [] : module.Metadata.GetBlobBytes(marshalling));
        }
    }

    private static void WriteBody(CodeWriter text, CodeBase code, CodeModule module, MethodBodyBlock body)
    {
        var members = code.Members(module);
        text.WriteByte(body.LocalVariablesInitialized ? (byte)1 : (byte)0);
        if (!body.LocalSignature.IsNil)
        {
            text.Write(members.Of(body.LocalSignature));
        }

        WriteHandlers(text, members, body.ExceptionRegions);
        var reader = body.GetILReader();
        var isConstrained = false;
        while (reader.RemainingBytes > 0)
        {
            var first = reader.ReadByte();
            var instruction = Instructions[first == 0xFE ? unchecked((short)(0xFE00 | reader.ReadByte())) : first];
            text.Write(instruction.Value);
            WriteOperand(text, module, members, instruction, ref reader, isConstrained);
            isConstrained = instruction == OpCodes.Constrained;
        }
    }

    private static void WriteHandlers(CodeWriter text, MemberParts members, ImmutableArray<ExceptionRegion> regions)
    {
        text.Write(regions.Length);
        foreach (var region in regions)
        {
            ReadOnlySpan<int> place = [(int)region.Kind, region.TryOffset, region.TryLength, region.HandlerOffset, region.HandlerLength, region.FilterOffset];
            foreach (var number in place)
            {
                text.Write(number);
            }

            if (!region.CatchType.IsNil)
            {
                text.Write(members.Of(region.CatchType));
            }
        }
    }

    private static void WriteOperand(
        CodeWriter text, CodeModule module, MemberParts members, OpCode instruction, ref BlobReader reader, bool isConstrained)
    {
        switch (instruction.OperandType)
        {
            case OperandType.InlineNone:
                return;
            case OperandType.InlineString:
                text.Write(module.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(reader.ReadInt32())));
                return;
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                text.Write(Led(members.Of((EntityHandle)MetadataTokens.Handle(reader.ReadInt32())), instruction, isConstrained));
                return;
            case OperandType.InlineSwitch:
                var count = reader.ReadInt32();
                text.Write(reader.ReadBytes(count * sizeof(int)));
                return;
            default:
                text.Write(reader.ReadBytes(Size(instruction.OperandType)));
                return;
        }
    }

    // The same reference leads to different places, by what is done with it.
    private static CodePart Led(CodePart part, OpCode instruction, bool isConstrained)
    {
        if (instruction == OpCodes.Newobj && part.Definition is { } made)
        {
            return part.And(new CodeEdge(CodeEdgeKind.Makes, made));
        }

        if (instruction == OpCodes.Callvirt || instruction == OpCodes.Ldvirtftn || isConstrained)
        {
            return part.With(CodeEdgeKind.Calls, CodeEdgeKind.CallsVirtually);
        }

        return instruction == OpCodes.Ldtoken ? part.With(CodeEdgeKind.Mentions, CodeEdgeKind.Reflects) : part;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
