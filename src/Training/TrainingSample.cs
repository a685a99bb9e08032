using CoIN.Models.Prompts;

namespace CoIN.Training;

/// <summary>One record as the training loop reads it.</summary>
/// <param name="Conversation">Ids and labels.</param>
/// <param name="Image">Which of the data's images it shows, or -1 without image.</param>
/// <param name="Words">Words of all its turns, at least 1: the length that groups records into batches.</param>
public sealed record TrainingSample(EncodedConversation Conversation, int Image, int Words)
{
    /// <summary>The length for <see cref="LengthGroupedSampler"/>: positive with image, negative without.</summary>
    public int GroupedLength => Image >= 0 ? Words : -Words;
}
