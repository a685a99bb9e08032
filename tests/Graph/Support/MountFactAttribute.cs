namespace CoIN.Graph.Tests.Support;

/// <summary>A test that mounts a small disk; skipped where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MountFactAttribute : FactAttribute
{
    private static readonly bool CanMount = Try();

    public MountFactAttribute()
    {
        if (!CanMount)
        {
            Skip = "this process may not mount a file system (root of a machine or a virtual machine may)";
        }
    }

    private static bool Try()
    {
        using var disk = SmallDisk.TryMount("64k");
        return disk is not null;
    }
}
