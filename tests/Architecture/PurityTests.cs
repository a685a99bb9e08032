namespace CoIN.Architecture.Tests;

/// <summary>Nothing below src reads the clock, the environment, the machine or global random state: these arrive as arguments.</summary>
/// <remarks>The analyzers refuse the same members while compiling; this looks at what was compiled, so that a suppressed warning does not hide one.</remarks>
public sealed class PurityTests
{
    private static readonly HashSet<string> Impure =
    [
        "System.DateTime.get_Now",
        "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow",
        "System.TimeProvider.get_System",
        "System.Environment.get_TickCount",
        "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable",
        "System.Environment.GetEnvironmentVariables",
        "System.Environment.SetEnvironmentVariable",
        "System.Environment.ExpandEnvironmentVariables",
        "System.Environment.GetFolderPath",
        "System.Environment.get_MachineName",
        "System.Environment.get_UserName",
        "System.Environment.Exit",
        "System.Net.Dns.GetHostName",
        "System.Random..ctor",
        "System.Random.get_Shared",
        "System.Guid.NewGuid",
        "System.Guid.CreateVersion7",
        "System.Security.Cryptography.RandomNumberGenerator.GetBytes",
        "System.Security.Cryptography.RandomNumberGenerator.Create",
        "System.Console.WriteLine",
        "System.Console.Write",
        "System.Console.get_Out",
        "System.Console.get_Error",
        "System.Threading.Thread.get_CurrentCulture",
        "System.Globalization.CultureInfo.get_CurrentCulture",
    ];

    /// <summary>Uses that cannot reach a result, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = [];

    [Fact]
    public void Assemblies_BelowSrc_AreHandedWhatTheyNeed()
    {
        var uses = new List<string>();
        foreach (var library in ImportRules.Direct.Keys)
        {
            using var assembly = CompiledAssembly.Open(library);
            uses.AddRange(assembly.UsedMembers.Where(Impure.Contains).Select(member => $"{library}: {member}"));
        }

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), uses.Order(StringComparer.Ordinal));
    }
}
