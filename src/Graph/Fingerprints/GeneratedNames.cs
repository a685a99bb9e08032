namespace CoIN.Graph.Fingerprints;

/// <summary>Tells the names that the compiler invents, and numbers by their place in the file, from those that carry meaning.</summary>
internal static class GeneratedNames
{
    /// <summary>Returns whether a type is a closure, state machine, anonymous type, generated helper or a type that is local to a file.</summary>
    public static bool IsType(string name) => name.StartsWith('<') && name != "<Module>";

    /// <summary>Returns whether a method is a lambda or a local function.</summary>
    public static bool IsMethod(string name) => name.StartsWith('<') && name != "<Clone>$";

    /// <summary>Returns whether a field's name says nothing; <paramref name="inGeneratedType"/> for variables that a closure or state machine captured.</summary>
    public static bool IsField(string name, bool inGeneratedType) =>
        !name.EndsWith(">i__Field", StringComparison.Ordinal)
        && (inGeneratedType || (name.StartsWith('<') && !name.EndsWith(">k__BackingField", StringComparison.Ordinal) && !name.EndsWith(">P", StringComparison.Ordinal)));
}
