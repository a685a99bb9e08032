using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>A type, method or field that an assembly of ours defines.</summary>
internal readonly record struct CodeSymbol(CodeModule Module, EntityHandle Handle);
