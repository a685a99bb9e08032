namespace CoIN.Data.Sources;

/// <summary>RefCOCO+: as RefCOCO, without words for places.</summary>
internal static class RefCocoPlusSource
{
    internal static RawDataSet Set { get; } = ReferSource.Of("RefCOCO+", "refs(unc).p", archived: "20220413011656");
}
