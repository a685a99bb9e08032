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

    /// <summary>What the names of an experiment's stages end with; empty where nothing varies.</summary>
    internal string Suffix => string.Concat(
        new[] { ("order", Order?.Replace(",", "+", StringComparison.Ordinal)), ("instructions", Instructions), ("volume", Volume is { } share ? Text(share) : null), ("rank", Rank is { } rank ? $"{rank}" : null) }
            .Where(part => part.Item2 is not null).Select(part => $"-{part.Item1}-{part.Item2}"));

    /// <summary>Returns the variation without what the profile does anyway, ranks scaled to the profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <exception cref="PipelineException">The order does not fit the profile's tasks, or a rank cannot be scaled.</exception>
    public Variation For(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var (order, rank) = (Order is null ? null : TaskOrder.Parse(Order, ProfileTasks.Order(profile)), Scaled(profile));
        return new Variation
        {
            Order = order is null || order.SequenceEqual(ProfileTasks.Order(profile)) ? null : order.Name,
            Instructions = Instructions == profile.Data.Instructions ? null : Instructions,
            Volume = Volume == profile.Data.Volume ? null : Volume,
            Rank = rank == profile.Adapter.Rank ? null : rank,
        };
    }

    /// <summary>Returns the profile that an experiment follows.</summary>
    /// <param name="profile">The profile of the run.</param>
    /// <remarks>A rank takes alpha along, so that the adapters' outputs are scaled as before.</remarks>
    public Profile Apply(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile with
        {
            Order = Order is null ? profile.Order : TaskOrder.Parse(Order, ProfileTasks.Order(profile)).Names,
            Data = profile.Data with { Instructions = Instructions ?? profile.Data.Instructions, Volume = Volume ?? profile.Data.Volume },
            Adapter = Rank is not { } rank ? profile.Adapter : profile.Adapter with { Rank = rank, Alpha = profile.Adapter.Alpha * rank / profile.Adapter.Rank },
        };
    }

    /// <summary>Returns a share as the published figures write it: <c>0.1</c>, <c>1.0</c>.</summary>
    /// <param name="share">The share.</param>
    internal static string Text(double share) => share.ToString("0.0###", CultureInfo.InvariantCulture);

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
