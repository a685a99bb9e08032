namespace CoIN.Models.Language;

/// <summary>Rows of like length that attend at the same time. A row sees a stretch of tokens, of which it may share the first ones, its trunk, with other rows.</summary>
/// <param name="Keys">The tokens that each row sees, from position 0 on.</param>
/// <param name="Queries">The query tokens of each row; the same object as <paramref name="Keys"/> if no row has a trunk.</param>
/// <param name="Asking">Those of them whose successors are wanted, numbered among all such tokens.</param>
internal sealed record RowGroup(TokenRows Keys, TokenRows Queries, TokenRows Asking);
