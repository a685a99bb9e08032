using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Prints the targets and options.</summary>
internal sealed class HelpTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Help";

    /// <inheritdoc/>
    public string Description => "Prints this text";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        door.Output.WriteLine(Text(TargetList.Of(door.RepositoryRoot)));
        return Task.FromResult(0);
    }

    /// <summary>Returns the help text.</summary>
    public static string Text(TargetList targets)
    {
        string[] lines =
        [
            "Reproduces the CoIN benchmark table by table; re-runs only what a change invalidates.",
            "",
            "  ./build.sh --target=Table8              on a fresh machine; installs what is missing",
            "  dotnet cake --target=Table8             afterwards",
            "",
            "Targets:",
            .. targets.All.SelectMany(Lines),
            "",
            "Options:",
            .. Option.Shared.Select(option => $"  {option,-24}  {option.Help}"),
            "",
            "Cake's own:",
            $"  {"--tree",-24}  prints the targets",
            $"  {"--description",-24}  prints the targets with what they do",
            "",
            "Exit codes: 0 done; 1 your mistake, or a test or check that failed; 2 our bug; 130 interrupted.",
            "",
            "Examples:",
            "  ./build.sh --target=Table8 --plan                            what would run, and why",
            "  ./build.sh --target=Table8 --set=train.learningRate=1e-4     one value changed",
            "  ./build.sh --target=Table8 --profile=my/profile.yaml         your own copy of a profile",
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Lines(IBuildTarget target) =>
        target.Options.Except(Option.Shared).Select(option => $"      {option,-20}  {option.Help}{(option.Required ? " (needed)" : "")}")
            .Prepend($"  {target.Name,-12}  {target.Description}");
}
