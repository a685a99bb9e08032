namespace CoIN.Reporting.Rendering;

/// <summary>What readers see for the lines of a run.</summary>
internal static class LineNames
{
    /// <summary>Returns when the accuracies of a line were measured.</summary>
    /// <param name="row"><c>immediate</c>, <c>final</c> or <c>single</c>.</param>
    public static string Of(string row) => row switch
    {
        "immediate" => "after learning it",
        "final" => "after the last task",
        _ => "all tasks at once",
    };
}
