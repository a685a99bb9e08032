using CoIN.Store;

namespace CoIN.Graph.Fingerprints;

/// <summary>What one method or type contributes to every fingerprint that it is in.</summary>
/// <param name="Text">The digest of its text, in which invented names are placeholders.</param>
/// <param name="Generated">The symbols behind the placeholders, in their order.</param>
/// <param name="Edges">Where it leads, without repetitions.</param>
internal sealed record CodeContent(Digest Text, IReadOnlyList<CodeSymbol> Generated, IReadOnlyList<CodeEdge> Edges);
