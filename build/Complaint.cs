using CoIN.Errors;

namespace CoIN.Build;

/// <summary>How a run that failed says so, and with which exit code.</summary>
internal static class Complaint
{
    /// <summary>Prints one line for each mistake, without a stack trace, and returns 1.</summary>
    public static int UsersMistake(PipelineException mistake, TextWriter error)
    {
        foreach (var line in mistake.Message.Split('\n'))
        {
            error.WriteLine($"error: {line}");
        }

        return 1;
    }

    /// <summary>Returns the user's mistake behind a failure, or null if it is our bug; a library that does not load is a matter of the machine.</summary>
    public static PipelineException? UsersShare(Exception failure) => failure switch
    {
        PipelineException mistake => mistake,
        DllNotFoundException missing => new PipelineException($"{missing.Message.TrimEnd('.')}; './build.sh --target=Doctor' says what is missing", missing),
        { InnerException: { } inner } => UsersShare(inner),
        _ => null,
    };

    /// <summary>Says that the user stopped the run, and returns 130 as a shell does.</summary>
    public static int Interrupted(TextWriter error)
    {
        error.WriteLine("interrupted; what was finished is kept, run the same command again to go on");
        return 130;
    }

    /// <summary>Prints the stack trace and returns 2.</summary>
    public static int OurBug(Exception bug, TextWriter error)
    {
        error.WriteLine("This is a bug of the pipeline, not a mistake of yours; please report it with the lines below.");
        error.WriteLine(bug);
        return 2;
    }
}
