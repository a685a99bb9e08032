using CoIN.Graph;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages.Tests.Support;

/// <summary>The stages of Table 8 at the profile <c>smoke</c>, as the pipeline declares them.</summary>
internal static class SmokeStages
{
    private static readonly Lazy<IReadOnlyList<Stage>> Declared = new(Declare);

    public static IReadOnlyList<Stage> Table8 => Declared.Value;

    private static IReadOnlyList<Stage> Declare()
    {
        using var workbench = new Workbench(new ComputeSettings("cpu", "float32", "1.13.1"), 1, 1);
        using var desk = new JudgeDesk("", _ => null, TimeProvider.System);
        var pipeline = new Pipeline(ProfileFiles.Read(Repository.Layout, "smoke", []), Repository.Layout, workbench, desk);
        pipeline.Table(new TableCatalogue(Repository.Layout.Tables).Read("Table8"));
        return pipeline.Graph.Stages;
    }
}
