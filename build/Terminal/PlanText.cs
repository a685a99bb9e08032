using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>A plan for people.</summary>
internal static class PlanText
{
    /// <summary>Returns one line for each stage, with the reason for everything that is no hit, and a last line that counts them.</summary>
    public static string Write(string target, Plan plan)
    {
        var width = plan.Stages.Select(stage => stage.Stage.Name.Length).DefaultIfEmpty().Max();
        var lines = plan.Stages.Select(stage => $"{State(stage.State)}  {stage.Stage.Name.PadRight(width)}  {Estimate(stage)}{Reason(stage)}".TrimEnd());
        return string.Join('\n', [.. lines, Summary(target, plan)]);
    }

    private static string Reason(PlannedStage stage) => stage.Reason is { } reason ? PartChange.Text(reason) : "";

    private static string Estimate(PlannedStage stage) => stage.State == PlanState.Hit ? "" : $"{(stage.Estimate is { } estimate ? "~" + Words.Duration(estimate) : "?"),-11}  ";

    /// <summary>Returns, for example, <c>Table8: 390 hits, 12 misses, 30 waiting, about 3 min 20 s of work; nothing was run</c>.</summary>
    public static string Summary(string target, Plan plan)
    {
        var waiting = plan.Waiting > 0 ? $", {plan.Waiting} waiting" : "";
        var work = plan.Hits == plan.Stages.Count ? ""
            : plan.IsTimed ? $", about {Words.Duration(plan.Estimate)} of work"
            : plan.Estimate > TimeSpan.Zero ? $", more than {Words.Duration(plan.Estimate)} of work"
            : ", work that was never timed here";
        return $"{target}: {plan.Hits} hits, {plan.Misses} misses{waiting}{work}; nothing was run";
    }

    /// <summary>Returns, for example, <c>412 stages, 96 shared with other rows</c>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shared">How many stages more than one row needs.</param>
    public static string Sharing(Plan plan, int shared) => $"{plan.Stages.Count} stages, {shared} shared with other rows";

    /// <summary>Returns the word for a state: <c>hit</c>, <c>miss</c> or <c>wait</c>, four letters wide.</summary>
    public static string State(PlanState state) => state switch
    {
        PlanState.Hit => "hit ",
        PlanState.Miss => "miss",
        _ => "wait",
    };
}
