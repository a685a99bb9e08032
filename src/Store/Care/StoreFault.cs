namespace CoIN.Store.Care;

/// <summary>Something in a store that is not as it should be.</summary>
/// <param name="Path">The file's path inside the store.</param>
/// <param name="Found">What is wrong with it, in words.</param>
/// <param name="Stages">The stages whose results need it.</param>
public sealed record StoreFault(string Path, string Found, IReadOnlyList<string> Stages);
