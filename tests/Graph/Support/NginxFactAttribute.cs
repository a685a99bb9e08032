namespace CoIN.Graph.Tests.Support;

/// <summary>A test with a real nginx; skipped where there is none that takes <c>PUT</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute()
    {
        if (NginxServer.Program is null)
        {
            Skip = "no nginx with the WebDAV module is installed (Debian: apt-get install nginx)";
        }
    }
}
