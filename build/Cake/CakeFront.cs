using Cake.Core;
using Cake.Core.Diagnostics;
using CoIN.Build.Arguments;
using CoIN.Build.Targets;
using CoIN.Errors;

namespace CoIN.Build.Cake;

/// <summary>What runs inside Cake's process: registers the targets and hands each one over to a process of ours.</summary>
/// <remarks>Nothing here may use a package: Cake's process carries other versions of several of them. See docs/decisions/0003.</remarks>
public static class CakeFront
{
    /// <summary>Checks the command line, registers all targets and returns the name of the one asked for.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="newTask">Registers a Cake task under a name.</param>
    /// <param name="atEnd">Registers what Cake does after the last task.</param>
    public static string Register(ICakeContext context, Func<string, CakeTaskBuilder> newTask, Action<Action<ITeardownContext>> atEnd)
    {
        try
        {
            var targets = TargetList.Of(context.Environment.WorkingDirectory.FullPath);
            var arguments = context.Arguments.GetArguments().ToDictionary(
                argument => argument.Key, IReadOnlyList<string> (argument) => [.. argument.Value.Select(value => value ?? "")], StringComparer.OrdinalIgnoreCase);
            var invocation = CommandLine.Parse(arguments, targets);
            RegisterAll(context, targets, new Handover(arguments), newTask, atEnd);
            return invocation.Target;
        }
        catch (Exception exception)
        {
            // Thrown on, Cake would print it in words of its own and exit with 1 whatever it is.
            Environment.Exit(exception is PipelineException mistake ? Complaint.UsersMistake(mistake, Console.Error) : Complaint.OurBug(exception, Console.Error));
            throw;
        }
    }

    private static void RegisterAll(
        ICakeContext context, TargetList targets, Handover handover, Func<string, CakeTaskBuilder> newTask, Action<Action<ITeardownContext>> atEnd)
    {
        foreach (var target in targets.All)
        {
            var task = newTask(target.Name).Description(target.Description);
            if (target is DefaultTarget)
            {
                task.IsDependentOn(DefaultTarget.Stands);
            }
            else
            {
                task.Does(() => handover.Run(target.Name));
            }
        }

        if (Environment.GetCommandLineArgs().Contains("--dryrun", StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        // Our own last line is the summary: no headings before it, no report of Cake's after it.
        if (context.Log.Verbosity == Verbosity.Normal)
        {
            context.Log.Verbosity = Verbosity.Minimal;
        }

        atEnd(end =>
        {
            if (end.Successful)
            {
                Environment.Exit(handover.ExitCode);
            }
        });
    }
}
