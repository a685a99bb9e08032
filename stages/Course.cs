using CoIN.Benchmark;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>What an experiment follows: the profile with the row's variation, the order of its tasks and its data.</summary>
/// <param name="Profile">The settings.</param>
/// <param name="Order">The learning tasks in the order of training.</param>
/// <param name="Data">Declares their records.</param>
/// <param name="Judges">Declares who judges.</param>
internal sealed record Course(Profile Profile, IReadOnlyList<LearningTask> Order, DataStages Data, JudgeStages Judges)
{
    /// <summary>The name of the base model's stage.</summary>
    public required string Base { get; init; }

    /// <summary>The profile with the seed of training.</summary>
    public required Profile Training { get; init; }

    /// <summary>Returns the course of a variation.</summary>
    /// <param name="variation">What varies.</param>
    /// <param name="profile">The profile of the run.</param>
    /// <param name="layout">Where templates are.</param>
    /// <param name="workbench">Device and shared models of this process.</param>
    /// <param name="desk">What judges of this process share.</param>
    /// <param name="add">Declares a stage and returns its name.</param>
    public static Course Of(Variation variation, Profile profile, RepositoryLayout layout, Workbench workbench, JudgeDesk desk, Func<Stage, string> add)
    {
        var own = variation.Apply(profile);
        return new Course(own, ProfileTasks.Order(own), new DataStages(own, layout, add) { Variation = variation, IsOwnData = !SameData(own, profile) }, new JudgeStages(own, layout, workbench, desk))
        {
            Base = SameBase(own, profile) ? "base" : $"base{(variation with { Order = null, Instructions = null, Volume = null, Rank = null, Seed = null }).Suffix}",
            Training = own with { Seed = variation.Seed ?? own.Seed },
        };
    }

    private static bool SameBase(Profile own, Profile profile) =>
        (own.Seed, own.NumberFormat, own.Model, own.Base) == (profile.Seed, profile.NumberFormat, profile.Model, profile.Base);

    // Instructions and volume are variations of their own.
    private static bool SameData(Profile own, Profile profile) =>
        own.Seed == profile.Seed && ConversionSettings.Of(own).Draw == ConversionSettings.Of(own with { Protocol = profile.Protocol }).Draw
        && own.Data with { Instructions = profile.Data.Instructions, Volume = profile.Data.Volume } == profile.Data;
}
