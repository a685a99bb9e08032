namespace CoIN.Benchmark;

/// <summary>By what the sum of the changes is divided to give backward transfer.</summary>
public enum BackwardTransferDivisor
{
    /// <summary>T, the number of all tasks: what the papers' figures were computed with.</summary>
    Tasks,

    /// <summary>T - 1, the number of tasks that can be forgotten: what the first paper's formula prints.</summary>
    TasksMinusOne,
}
