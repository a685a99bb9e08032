using System.Globalization;
using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>What a row of a table does otherwise than the profile; null where it follows the profile.</summary>
public sealed record Variation
{
    /// <summary>Nothing varies.</summary>
    public static readonly Variation None = new();

    /// <summary>The order in which tasks are learnt; see <see cref="TaskOrder.Parse"/>.</summary>
    public string? Order { get; init; }

    /// <summary>The instruction templates.</summary>
    public string? Instructions { get; init; }

    /// <summary>The share of the training records that is used.</summary>
    public double? Volume { get; init; }

    /// <summary>The adapters' rank.</summary>
    public int? Rank { get; init; }

    /// <summary>The rank that the profile's own stands for: others are scaled as it is. 0 where ranks are meant as written.</summary>
    public int ReferenceRank { get; init; }

    /// <summary>Who judges; the answers that are judged do not depend on it.</summary>
    public JudgeName? Judge { get; init; }

    /// <summary>Any other keys of the profile, each <c>key=value</c> as with <c>--set</c>, several joined by <c>;</c>.</summary>
    public string? Set { get; init; }

    /// <summary>The seed of training and of what is drawn for it; raw data, base model and test records keep the profile's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>What the names of an experiment's stages end with; empty where nothing varies.</summary>
    internal string Suffix => string.Concat(
        new[]
        {
            ("order", Order?.Replace(",", "+", StringComparison.Ordinal)), ("instructions", Instructions), ("volume", Volume is { } share ? Text(share) : null),
            ("rank", Rank is { } rank ? $"{rank}" : null), ("set", Set is null ? null : InName(Set)), ("seed", Seed is { } seed ? $"{seed}" : null),
        }
            .Where(part => part.Item2 is not null).Select(part => $"-{part.Item1}-{part.Item2}"));

    /// <summary>What the names of the stages that judge, and of those that read verdicts, end with.</summary>
    internal string JudgeSuffix => Judge is { } judge ? $"-{KebabCase.Of(judge)}" : "";

    /// <summary>Returns the variation without what the profile does anyway, ranks scaled to the profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="PipelineException">The order does not fit the profile's tasks, a rank cannot be scaled, or <see cref="Set"/> does not fit the profile.</exception>
    public Variation For(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var changed = Changed(profile).ForModel();
        var (order, rank) = (Order is null ? null : TaskOrder.Parse(Order, ProfileTasks.Order(changed)), Scaled(changed));
        return new Variation
        {
            Order = order is null || order.SequenceEqual(ProfileTasks.Order(changed)) ? null : order.Name,
            Instructions = Instructions == changed.Data.Instructions ? null : Instructions,
            Volume = Volume == changed.Data.Volume ? null : Volume,
            Rank = rank == changed.Adapter.Rank ? null : rank,
            Judge = Judge == changed.Judge.Name ? null : Judge,
            Set = changed.Model.Name == profile.Model.Name && changed with { Overrides = [] } == profile.ForModel() with { Overrides = [] } ? null : Set,
            Seed = Seed == changed.Seed ? null : Seed,
        };
    }

    /// <summary>Returns the profile that an experiment follows; <see cref="Seed"/> is not in it, since most of the profile keeps its own.</summary>
    /// <param name="profile">The profile of the run.</param>
    /// <exception cref="PipelineException"><see cref="Set"/> or the judge does not fit the profile.</exception>
    /// <remarks>A rank takes alpha along, so that the adapters' outputs are scaled as before.</remarks>
    public Profile Apply(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var changed = Changed(profile);
        changed = Judge is { } judge ? SettingsReader.Change(changed, [$"judge.name={KebabCase.Of(judge)}"], "row") : changed;
        changed = changed.ForModel();
        return changed with
        {
            Order = Order is null ? changed.Order : TaskOrder.Parse(Order, ProfileTasks.Order(changed)).Names,
            Data = changed.Data with { Instructions = Instructions ?? changed.Data.Instructions, Volume = Volume ?? changed.Data.Volume },
            Adapter = Rank is not { } rank ? changed.Adapter : changed.Adapter with { Rank = rank, Alpha = changed.Adapter.Alpha * rank / changed.Adapter.Rank },
        };
    }

    /// <summary>Returns the variation with other keys of the profile changed too, where it does not set them itself.</summary>
    /// <param name="changes">The keys, each <c>key=value</c>.</param>
    internal Variation Over(IReadOnlyList<string> changes) =>
        changes.Count == 0 ? this : this with { Set = string.Join(';', Set is null ? changes : [.. changes, Set]) };

    /// <summary>Returns a share as the published figures write it: <c>0.1</c>, <c>1.0</c>.</summary>
    /// <param name="share">The share.</param>
    internal static string Text(double share) => share.ToString("0.0###", CultureInfo.InvariantCulture);

    private Profile Changed(Profile profile)
    {
        string[] changes = Set?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return SettingsReader.Change(profile, changes, "set") with { Overrides = [.. profile.Overrides, .. changes] };
    }

    // A name of stages is divided by slashes.
    private static string InName(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '=' or '-' ? letter : '+'));

    private int? Scaled(Profile profile)
    {
        if (Rank is not { } rank || ReferenceRank == 0)
        {
            return Rank;
        }

        var scaled = (long)profile.Adapter.Rank * rank;
        return scaled % ReferenceRank == 0
            ? (int)(scaled / ReferenceRank)
            : throw new PipelineException(
                $"profile '{profile.Name}': adapter.rank {profile.Adapter.Rank} stands for rank {ReferenceRank}, so that rank {rank} would be {scaled / (double)ReferenceRank}; set an adapter.rank with which it is whole");
    }
}
