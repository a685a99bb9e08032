using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Evaluation.Scorers;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>The learning tasks of a profile: the benchmark's eight and the user's own.</summary>
public static class ProfileTasks
{
    /// <summary>Returns the tasks in the order of training.</summary>
    /// <param name="profile">The profile; an empty order means the paper's eight.</param>
    /// <exception cref="PipelineException">The order names an unknown task, or one twice; a user's task has the name of a built-in one or an unknown scorer.</exception>
    public static IReadOnlyList<LearningTask> Order(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var own = profile.Tasks.Select(task => Own(task, profile)).ToList();
        if (profile.Order.Count == 0)
        {
            return LearningTask.BuiltIn;
        }

        var known = LearningTask.BuiltIn.Concat(own).ToList();
        var twice = profile.Order.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? [.. profile.Order.Select(name => LearningTask.Find(name, known))]
            : throw new PipelineException($"profile '{profile.Name}': order: '{twice.Key}' stands {twice.Count()} times, once expected");
    }

    private static LearningTask Own(UserTaskSettings task, Profile profile)
    {
        if (LearningTask.BuiltIn.Any(builtIn => builtIn.Name == task.Name))
        {
            throw new PipelineException($"profile '{profile.Name}': tasks: '{task.Name}' is a learning task of the benchmark; give your own another name");
        }

        return new LearningTask(task.Name, "user's own", AllScorers.Find(task.Scorer).Name, task.MaximumNewTokens);
    }
}
