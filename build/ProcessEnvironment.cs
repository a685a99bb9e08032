namespace CoIN.Build;

/// <summary>The one place where environment variables are read; everything behind the front door gets values as arguments.</summary>
internal static class ProcessEnvironment
{
    /// <summary>Returns a variable's value, or null.</summary>
    public static string? Variable(string name) =>
#pragma warning disable RS0030 // The rule's own exception: this is the front door.
        Environment.GetEnvironmentVariable(name);
#pragma warning restore RS0030
}
