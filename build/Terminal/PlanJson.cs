using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>A plan for programs.</summary>
internal static class PlanJson
{
    /// <summary>Returns an object with the counts and one entry for each stage; the members of a reason are left out for hits.</summary>
    public static string Write(string target, Plan plan, int shared) => Json.Object(writer =>
    {
        writer.WriteString("target", target);
        writer.WriteNumber("sharedStages", shared);
        writer.WriteNumber("hits", plan.Hits);
        writer.WriteNumber("misses", plan.Misses);
        writer.WriteNumber("waiting", plan.Waiting);
        writer.WriteNumber("estimateSeconds", Math.Round(plan.Estimate.TotalSeconds, 3));
        Json.Array(writer, "stages", plan.Stages, planned =>
        {
            writer.WriteString("name", planned.Stage.Name);
            writer.WriteString("kind", planned.Stage.Kind);
            writer.WriteString("state", planned.State.ToString());
            if (planned.Estimate is { } estimate)
            {
                writer.WriteNumber("estimateSeconds", Math.Round(estimate.TotalSeconds, 3));
            }

            if (planned.Key is { } key)
            {
                writer.WriteString("key", key.ToString());
            }

            if (planned.Reason is { } reason)
            {
                writer.WriteString("cause", reason.Cause.ToString());
                writer.WriteString("reason", reason.Text);
                writer.WriteString("part", reason.Part);
                writer.WriteString("old", reason.Old);
                writer.WriteString("new", reason.New);
            }
        });
    });
}
