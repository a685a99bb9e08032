using CoIN.Benchmark;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>What an experiment follows: the profile with the row's variation, the order of its tasks and its data.</summary>
/// <param name="Profile">The settings.</param>
/// <param name="Order">The learning tasks in the order of training.</param>
/// <param name="Data">Declares their records.</param>
internal sealed record Course(Profile Profile, IReadOnlyList<LearningTask> Order, DataStages Data)
{
    /// <summary>Returns the course of a variation.</summary>
    /// <param name="variation">What varies.</param>
    /// <param name="profile">The profile of the run.</param>
    /// <param name="layout">Where templates are.</param>
    /// <param name="add">Declares a stage and returns its name.</param>
    public static Course Of(Variation variation, Profile profile, RepositoryLayout layout, Func<Stage, string> add)
    {
        var own = variation.Apply(profile);
        return new Course(own, ProfileTasks.Order(own), new DataStages(own, layout, add) { Variation = variation });
    }
}
