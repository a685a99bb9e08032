using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CoIN.Stages.Tests.Support;

/// <summary>Changes one constant in the machine-independent code of an assembly, as an edit of its source and a build would.</summary>
internal static class MutatedAssembly
{
    private const byte LoadDouble = 0x23, LoadSmallInteger = 0x1f;

    /// <summary>Changes a number wherever the methods of a type use it.</summary>
    /// <param name="path">The assembly; it is written anew.</param>
    /// <param name="type">The full name of the type.</param>
    /// <param name="constant">The number, a <c>double</c>, or a whole number that fits into one byte.</param>
    public static void Change(string path, string type, object constant)
    {
        var bytes = File.ReadAllBytes(path);
        var (old, other) = constant is double number ? (Double(number), Double(number * 2)) : (Small((int)constant), Small((int)constant + 1));
        var found = Bodies(bytes, type).SelectMany(body => Places(bytes, body, old)).ToList();
        Assert.NotEmpty(found);
        found.ForEach(place => other.CopyTo(bytes, place));
        File.WriteAllBytes(path, bytes);
    }

    private static byte[] Double(double value) => [LoadDouble, .. BitConverter.GetBytes(value)];

    private static byte[] Small(int value) => [LoadSmallInteger, checked((byte)value)];

    private static IEnumerable<int> Places(byte[] bytes, Range body, byte[] wanted)
    {
        var (start, length) = body.GetOffsetAndLength(bytes.Length);
        return Enumerable.Range(start, Math.Max(0, length - wanted.Length + 1)).Where(at => bytes.AsSpan(at, wanted.Length).SequenceEqual(wanted));
    }

    // Where the instructions of each method of a type are in the file.
    private static List<Range> Bodies(byte[] bytes, string type)
    {
        using var file = new PEReader([.. bytes]);
        var metadata = file.GetMetadataReader();
        var definition = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Single(candidate => $"{metadata.GetString(candidate.Namespace)}.{metadata.GetString(candidate.Name)}" == type);
        return [.. definition.GetMethods().Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0).Select(method =>
        {
            var address = method.RelativeVirtualAddress;
            var section = file.PEHeaders.SectionHeaders[file.PEHeaders.GetContainingSectionIndex(address)];
            var start = section.PointerToRawData + address - section.VirtualAddress;
            return start..(start + file.GetMethodBody(address).Size);
        })];
    }
}
