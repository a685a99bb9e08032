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
