using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>The report of the target Run: a table with the one experiment that the profile names.</summary>
public static class SingleRunTable
{
    /// <summary>The file name of its reports, without ending.</summary>
    public const string Output = "run";

    /// <summary>Returns the table.</summary>
    /// <param name="profile">The profile; its <c>run</c> is the row.</param>
    public static TableSpec Of(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new TableSpec
        {
            Id = "Run",
            Output = Output,
            Title = $"One experiment: {Experiment.Of(profile.Run).Name}",
            Varies = ["experts"],
            Rows = [new TableRowSpec { Method = profile.Run.Method, Experts = profile.Run.Experts is { } experts ? [experts] : [] }],
        };
    }
}
