using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>What the conversion of a learning task depends on beside its raw files.</summary>
/// <param name="Data">Templates, volume and subset.</param>
/// <param name="Volumes">How shares of the training records are drawn.</param>
/// <param name="Seed">The experiment's seed.</param>
public sealed record ConversionSettings(DataSettings Data, VolumeDraw Volumes, ulong Seed)
{
    /// <summary>How the records are drawn; null where all are taken, so that the switch is in no key that it has no say in.</summary>
    internal VolumeDraw? Draw => Data.Volume < 1 ? Volumes : null;

    /// <summary>Returns the settings of a profile.</summary>
    /// <param name="profile">The profile.</param>
    internal static ConversionSettings Of(Profile profile) => new(
        profile.Data,
        profile.Protocol.Resolve(profile.Protocol.Volumes) == ProtocolColumn.Published ? VolumeDraw.Independent : VolumeDraw.Nested,
        profile.Seed);
}
