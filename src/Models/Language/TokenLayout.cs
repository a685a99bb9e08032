using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Where the tokens of a batch stand, n in all, and which of them, m in all, ask for their successors.</summary>
/// <remarks>The turns about one image are rows that share a trunk: the image is read once, and no turn sees another.</remarks>
/// <param name="Positions">The position of each token in what it belongs to, [n], 64-bit.</param>
/// <param name="Length">How many positions the longest row takes.</param>
/// <param name="Groups">The rows.</param>
/// <param name="Places">For each token of [n], as a query, its place among the queries of all groups, one group behind the other. Null if the tokens are in that order without padding.</param>
/// <param name="Asking">Which of the tokens ask, [m], 64-bit.</param>
/// <param name="AskingPlaces">For each token that asks its place among the asking ones of all groups, likewise.</param>
internal sealed record TokenLayout(Tensor Positions, long Length, IReadOnlyList<RowGroup> Groups, Tensor? Places, Tensor Asking, Tensor? AskingPlaces);
