namespace CoIN.Graph.Fingerprints;

/// <summary>Finds native libraries where our assemblies look for them: beside the assembly, then in <c>.tools/lib</c> of every folder above.</summary>
internal static class NativeFiles
{
    /// <summary>Returns a library's file, or null for one of the system's.</summary>
    /// <param name="name">Its name as code has it, for example <c>coin_torch</c>.</param>
    /// <param name="folder">The folder of our assemblies.</param>
    public static string? Find(string name, string folder)
    {
        var file = $"lib{name}.so";
        var beside = Path.Combine(folder, file);
        if (File.Exists(beside))
        {
            return beside;
        }

        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            var tool = Path.Combine(above.FullName, ".tools", "lib", file);
            if (File.Exists(tool))
            {
                return tool;
            }
        }

        return null;
    }
}
