namespace CoIN.Store;

/// <summary>One file of a <see cref="FileTree"/>.</summary>
/// <param name="Path">The path inside the folder, parts separated by <c>/</c>.</param>
/// <param name="Content">The digest of its bytes.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record FileEntry(string Path, Digest Content, long Length);
