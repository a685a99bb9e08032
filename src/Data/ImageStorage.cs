namespace CoIN.Data;

/// <summary>Where the images of a converted learning task are.</summary>
public enum ImageStorage
{
    /// <summary>Inside the Parquet file, as the encoded bytes of the image files: one file is all that training needs.</summary>
    Bytes,

    /// <summary>They stay files, and the Parquet file holds their paths: nothing is kept twice.</summary>
    Files,
}
