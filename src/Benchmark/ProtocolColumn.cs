namespace CoIN.Benchmark;

/// <summary>Which of the two readings of the benchmark a figure follows, where the official code and the papers' text disagree.</summary>
public enum ProtocolColumn
{
    /// <summary>What produced the published figures, quirks included; compares with the papers.</summary>
    Published,

    /// <summary>What the text of the papers means, or the data set's own official rule.</summary>
    Corrected,
}
