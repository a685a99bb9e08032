using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>A multiple-choice problem of ScienceQA.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choices">2 to 5 choices.</param>
/// <param name="Answer">Which choice is right, from 0.</param>
/// <param name="Hint">What must be known beside the question; may be empty.</param>
/// <param name="Picture">The picture, if there is one.</param>
/// <param name="Curriculum">Where the problem belongs.</param>
internal sealed record Problem(string Question, IReadOnlyList<string> Choices, int Answer, string Hint, Scene? Picture, Curriculum Curriculum);
