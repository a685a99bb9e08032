namespace CoIN.Store;

/// <summary>What an action read.</summary>
/// <param name="Name">The input's name in the stage.</param>
/// <param name="Origin">Where it came from: <c>stage 'base'</c>, or the path of a file or folder.</param>
/// <param name="Content">The digest of what was read.</param>
public sealed record RecordedInput(string Name, string Origin, Digest Content);
