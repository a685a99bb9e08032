namespace CoIN.Data.DuckDb;

/// <summary>DuckDB refused a statement or failed in it; the message is DuckDB's.</summary>
/// <remarks>Callers who know that the cause is a file of the user's say so in a <see cref="Errors.PipelineException"/>.</remarks>
public sealed class DuckDbException(string message) : Exception(message);
