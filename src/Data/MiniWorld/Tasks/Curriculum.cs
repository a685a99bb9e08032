namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Where ScienceQA files a problem.</summary>
/// <param name="Subject">One of ScienceQA's three subjects.</param>
/// <param name="Topic">The topic within the subject.</param>
/// <param name="Category">The category within the topic.</param>
/// <param name="Skill">What the problem trains.</param>
/// <param name="Grade">For whom it is, for example <c>grade2</c>.</param>
internal sealed record Curriculum(string Subject, string Topic, string Category, string Skill, string Grade);
