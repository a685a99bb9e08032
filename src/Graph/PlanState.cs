namespace CoIN.Graph;

/// <summary>What a plan says about a stage.</summary>
public enum PlanState
{
    /// <summary>The result is in the store.</summary>
    Hit,

    /// <summary>The stage has to run.</summary>
    Miss,

    /// <summary>It depends on what a stage that runs first will write; if that is what it was, this is still a hit.</summary>
    Waiting,
}
