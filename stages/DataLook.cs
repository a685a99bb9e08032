namespace CoIN.Stages;

/// <summary>What there is of a learning task's data.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Splits">The splits whose questions are there, each with the stage that converts it.</param>
/// <param name="Missing">One line for each data set, or file of questions, that is not there, with how to get it.</param>
/// <param name="Incomplete">One line for each data set that is there, with how to complete it should images or records turn out to be missing.</param>
public sealed record DataLook(
    string Task, IReadOnlyList<(string Split, string Stage)> Splits, IReadOnlyList<string> Missing, IReadOnlyList<string> Incomplete);
