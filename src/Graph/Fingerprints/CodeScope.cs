namespace CoIN.Graph.Fingerprints;

/// <summary>Which assemblies are read into a fingerprint, and where the reading stops.</summary>
/// <param name="Prefix">What the names of our assemblies begin with; all others count by name and version.</param>
/// <param name="Environment">Assemblies of ours that carry stages rather than take part in what they write: their code is named, not read.</param>
public sealed record CodeScope(string Prefix, IReadOnlySet<string> Environment)
{
    /// <summary>
    /// Everything of ours but <c>CoIN.Graph</c>, which hands a stage its inputs and hears its progress, and <c>CoIN.Errors</c>: a failed stage
    /// leaves no result.
    /// </summary>
    public static CodeScope Pipeline { get; } = new("CoIN.", new HashSet<string>(StringComparer.Ordinal) { "CoIN.Graph", "CoIN.Errors" });

    /// <summary>Returns whether an assembly's code is read.</summary>
    internal bool Reads(string assembly) => assembly.StartsWith(Prefix, StringComparison.Ordinal) && !Environment.Contains(assembly);
}
