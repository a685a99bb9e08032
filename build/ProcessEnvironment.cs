#pragma warning disable RS0030 // The rule's own exception: this is the front door.

namespace CoIN.Build;

/// <summary>The one place where the machine and its environment variables are looked at; everything behind the front door gets values as arguments.</summary>
internal static class ProcessEnvironment
{
    /// <summary>Returns a variable's value, or null.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>What the machine is called.</summary>
    public static string Host => Environment.MachineName;
}
