namespace CoIN.Stages.Settings;

/// <summary>Where raw data comes from.</summary>
public enum DataSource
{
    /// <summary>The synthetic world that the pipeline renders in the data sets' raw formats.</summary>
    Miniworld,

    /// <summary>A folder that holds the real data sets.</summary>
    Folder,
}
