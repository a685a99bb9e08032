using System.Globalization;
using System.Text;
using CoIN.Benchmark;

namespace CoIN.Evaluation.Predicting;

/// <summary>The answers that a prediction keeps while it is unfinished.</summary>
/// <param name="work">Where they are kept; null keeps nothing.</param>
/// <remarks>A shard is a run of questions in the order in which they are answered, which depends on the questions alone.</remarks>
internal sealed class AnswerShards(IUnfinishedWork? work)
{
    /// <summary>Reads the answers of a shard; returns false if none were kept.</summary>
    /// <param name="number">Which shard.</param>
    /// <param name="questions">The numbers of its questions.</param>
    /// <param name="answers">Gets the answers by number of the question.</param>
    public bool TryRead(int number, int[] questions, string[] answers)
    {
        using var file = work?.Open(Name(number));
        if (file is null)
        {
            return false;
        }

        using var reader = new BinaryReader(file, Encoding.UTF8);
        foreach (var question in questions)
        {
            answers[question] = reader.ReadString();
        }

        return true;
    }

    /// <summary>Keeps the answers of a shard.</summary>
    /// <param name="number">Which shard.</param>
    /// <param name="questions">The numbers of its questions.</param>
    /// <param name="answers">The answers by number of the question.</param>
    public void Keep(int number, int[] questions, string[] answers) => work?.Keep(Name(number), file =>
    {
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        foreach (var question in questions)
        {
            writer.Write(answers[question]);
        }
    });

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"answers-{number}");
}
