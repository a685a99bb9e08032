namespace CoIN.Stages.Tables;

/// <summary>What the rows of a table are.</summary>
public enum TableContent
{
    /// <summary>Experiments and their figures.</summary>
    Experiments,

    /// <summary>Data sets and their sizes.</summary>
    DataSets,

    /// <summary>Samples of one experiment, and what the model said to them.</summary>
    Examples,

    /// <summary>Instruction templates.</summary>
    Templates,

    /// <summary>What the data folder has, and how to get the rest: the target Data.</summary>
    Coverage,
}
