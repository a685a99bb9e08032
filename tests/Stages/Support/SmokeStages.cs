using CoIN.Graph;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages.Tests.Support;

/// <summary>The stages of a table at the profile <c>smoke</c>, as the pipeline declares them.</summary>
internal static class SmokeStages
{
    private static readonly Lazy<IReadOnlyList<Stage>> Declared = new(() => Of(new TableCatalogue(Repository.Layout.Tables).Read("Table8")));

    public static IReadOnlyList<Stage> Table8 => Declared.Value;

    public static IReadOnlyList<Stage> Of(TableSpec table, params string[] changes)
    {
        using var workbench = new Workbench(new ComputeSettings("cpu", "float32", "1.13.1"), 1, 1);
        using var desk = new JudgeDesk("", _ => null, TimeProvider.System);
        var pipeline = new Pipeline(ProfileFiles.Read(Repository.Layout, "smoke", changes), Repository.Layout, workbench, desk);
        pipeline.Table(table);
        return pipeline.Graph.Stages;
    }
}
