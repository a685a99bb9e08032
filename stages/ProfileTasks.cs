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
    /// <exception cref="PipelineException">
    /// The order names an unknown task, or one twice, or is missing where the user has tasks of their own; one of those has the name of a built-in one or an unknown
    /// scorer; training has settings for an unknown task.
    /// </exception>
    public static IReadOnlyList<LearningTask> Order(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var known = Known(profile);
        var own = known.Skip(LearningTask.BuiltIn.Count).ToList();
        CheckPerTask(profile, known);
        if (profile.Order.Count == 0)
        {
            return own.Count == 0
                ? LearningTask.BuiltIn
                : throw new PipelineException(
                    $"profile '{profile.Name}': order: a list of learning tasks expected, because the profile has tasks of its own, found nothing; write for example order: [{own[0].Name}]");
        }

        var twice = profile.Order.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? [.. profile.Order.Select(name => Find(name, known, profile))]
            : throw new PipelineException($"profile '{profile.Name}': order: '{twice.Key}' stands {twice.Count()} times, once expected");
    }

    /// <summary>Returns all learning tasks that the profile may name: the benchmark's eight, then the user's own.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="PipelineException">A task of the user's own has the name of a built-in one or an unknown scorer.</exception>
    public static IReadOnlyList<LearningTask> Known(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return [.. LearningTask.BuiltIn, .. profile.Tasks.Select(task => Own(task, profile))];
    }

    private static LearningTask Find(string name, IReadOnlyList<LearningTask> known, Profile profile) =>
        known.FirstOrDefault(task => task.Name == name)
        ?? throw new PipelineException($"profile '{profile.Name}': order: unknown learning task '{name}'{NearestName.Hint(name, known.Select(task => task.Name))}");

    // Only training reads these settings, so a misspelt task would go unnoticed there.
    private static void CheckPerTask(Profile profile, IReadOnlyList<LearningTask> known)
    {
        var names = known.Select(task => task.Name).Append(TrainStage.Union).ToList();
        if (profile.Train.PerTask.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new PipelineException($"profile '{profile.Name}': train.perTask: unknown learning task '{unknown}'{NearestName.Hint(unknown, names)}");
        }
    }

    private static LearningTask Own(UserTaskSettings task, Profile profile)
    {
        if (LearningTask.BuiltIn.Any(builtIn => builtIn.Name == task.Name))
        {
            throw new PipelineException($"profile '{profile.Name}': tasks: '{task.Name}' is a learning task of the benchmark; give your own another name");
        }

        try
        {
            return new LearningTask(task.Name, "user's own", AllScorers.Find(task.Scorer).Name, task.MaximumNewTokens);
        }
        catch (PipelineException mistake)
        {
            throw mistake.At($"profile '{profile.Name}': tasks: '{task.Name}'");
        }
    }
}
