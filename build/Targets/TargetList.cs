using CoIN.Build.Arguments;
using CoIN.Build.Targets.Care;
using CoIN.Build.Targets.Questions;
using CoIN.Errors;

namespace CoIN.Build.Targets;

/// <summary>The targets there are: ours, and one for each file in <c>stages/tables</c>.</summary>
internal sealed class TargetList
{
    /// <summary>The target of a command line that names none.</summary>
    public const string Default = "Default";

    // Table2 stands before Table10.
    private static readonly Comparer<string> NumberOrder = Comparer<string>.Create((a, b) =>
        a.TrimEnd(Digits) == b.TrimEnd(Digits) && a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));

    private static readonly char[] Digits = [.. "0123456789"];

    private TargetList(IReadOnlyList<IBuildTarget> all)
    {
        All = all;
        Options = [.. Option.Shared, .. all.SelectMany(target => target.Options).Distinct().Where(option => !Option.Shared.Contains(option))];
    }

    /// <summary>All targets, in the order of the help.</summary>
    public IReadOnlyList<IBuildTarget> All { get; }

    /// <summary>All options that some target reads: the shared ones, then those that targets have of their own.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>Lists the targets of a repository.</summary>
    /// <param name="repositoryRoot">Its folder.</param>
    /// <exception cref="PipelineException">A table has the name of another target.</exception>
    public static TargetList Of(string repositoryRoot)
    {
        IBuildTarget[] ours =
        [
            new DefaultTarget(),
            new PipelineTarget("All", "Makes every table; what they share is made once"),
            new PipelineTarget("Run", "Trains and scores the one experiment that the profile describes"),
            new ScoreTarget(), new AuditTarget(), new DataTarget(), new ExportTarget(), new SchemaTarget(), new NightlyTarget(), new AcceptTarget(),
            new ExplainTarget(), new LineageTarget(), new DiffTarget(),
            new StatusTarget(), new VerifyTarget(), new GcTarget(),
            new TestTarget(), new DoctorTarget(), new CleanTarget(), new HelpTarget(),
        ];
        var folder = Path.Combine(repositoryRoot, "stages", "tables");
        var tables = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Select(file => file[..^".yaml".Length]) : [];
        IBuildTarget[] all = [ours[0], .. tables.Order(NumberOrder).Select(PipelineTarget.FromFile), .. ours[1..]];
        var twice = all.GroupBy(target => target.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new TargetList(all)
            : throw new PipelineException($"stages/tables/{twice.Key}.yaml: the target '{twice.Key}' exists already; give the file another name");
    }

    /// <summary>Returns the target of that name, or null after adding a mistake.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="mistakes">Where the mistake is put.</param>
    public IBuildTarget? Find(string name, List<string> mistakes)
    {
        var target = All.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.OrdinalIgnoreCase));
        if (target is null)
        {
            mistakes.Add($"unknown target '{name}'{NearestName.Hint(name, All.Select(target => target.Name))}");
        }

        return target;
    }
}
