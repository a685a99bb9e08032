namespace CoIN.Data.Sources;

/// <summary>RefCOCOg: longer descriptions, split by the University of Maryland.</summary>
internal static class RefCocoGSource
{
    internal static RawDataSet Set { get; } = ReferSource.Of("RefCOCOg", "refs(umd).p", archived: "20220413012904");
}
