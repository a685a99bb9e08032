namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>The validation splits that some raw formats have beside training and test; no learning task uses them.</summary>
internal static class Validation
{
    private const int RecordsPerTestRecord = 8;

    /// <summary>Returns how many validation records belong to a size: an eighth of the test records, at least 1.</summary>
    public static int Of(MiniWorldSize size) => Math.Max(1, size.Test / RecordsPerTestRecord);
}
