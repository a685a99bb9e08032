namespace CoIN.Store.Tests.Support;

/// <summary>Stands for the death of the process: nothing of ours may catch it and go on.</summary>
internal sealed class KilledException : Exception;
