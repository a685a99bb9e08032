namespace CoIN.Graph.Fingerprints;

/// <summary>Where a piece of code leads.</summary>
/// <param name="Kind">How.</param>
/// <param name="Target">The method or type; the default value for packages, native libraries and resources.</param>
/// <param name="Name">The name of the package or native library.</param>
internal readonly record struct CodeEdge(CodeEdgeKind Kind, CodeSymbol Target, string Name = "");
