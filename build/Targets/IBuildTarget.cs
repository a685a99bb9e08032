using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>One thing the user can ask for with <c>--target</c>.</summary>
internal interface IBuildTarget
{
    /// <summary>Its name on the command line; compared ignoring case.</summary>
    string Name { get; }

    /// <summary>What it does, in one line, for <c>--description</c> and the help.</summary>
    string Description { get; }

    /// <summary>The options it reads beside <c>--target</c>; every other one is refused.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Does it.</summary>
    /// <returns>The exit code: 0, or 1 if what was asked for did not come about for a reason that the user can repair and was told.</returns>
    /// <exception cref="Errors.PipelineException">The user's mistake.</exception>
    Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation);
}
