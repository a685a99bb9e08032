namespace CoIN.Data.Tests.MiniWorld;

/// <summary>A test that compares with Debian's Python and its imaging library; skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (!File.Exists(Python.Program) || !Directory.Exists("/usr/lib/python3/dist-packages/PIL"))
        {
            Skip = "python3 or python3-pil is not installed";
        }
    }
}
