namespace CoIN.Data.Sources;

/// <summary>RefCOCO: what people call things in 19,994 of COCO's photographs.</summary>
internal static class RefCocoSource
{
    internal static RawDataSet Set { get; } = ReferSource.Of("RefCOCO", "refs(unc).p", archived: "20220413011718");
}
