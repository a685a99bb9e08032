using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Prompts;
using static TorchSharp.torch;

namespace CoIN.Models.Multimodal;

/// <summary>Some conversations, with all indices that the model needs.</summary>
/// <remarks>The tensors belong to the dispose scope in which the batch was made.</remarks>
public sealed class MultimodalBatch
{
    private MultimodalBatch(BatchIndices indices, Tensor? features, Device device)
    {
        Tensor Place(IReadOnlyList<long> values) => tensor([.. values], ScalarType.Int64, device);

        Features = features;
        TextIds = Place(indices.TextIds);
        Order = Place(indices.Order);
        Targets = Place(indices.Targets);
        TargetCount = indices.Targets.Count;
        Layout = new RowPlacing(indices, Place).Layout();
    }

    /// <summary>How many tokens are labelled, m.</summary>
    public int TargetCount { get; }

    /// <summary>The labelled tokens, row after row, [m], 64-bit.</summary>
    public Tensor Targets { get; }

    /// <summary>The patch tokens of the rows with an image, [images, patches, d_vision].</summary>
    internal Tensor? Features { get; }

    /// <summary>The ids of all rows, one behind the other, without images and padding.</summary>
    internal Tensor TextIds { get; }

    /// <summary>For each token of [n], row after row, which of the text tokens or, behind all of those, image tokens it is.</summary>
    internal Tensor Order { get; }

    /// <summary>Where the tokens stand; those before labelled ones, or the last ones of questions, ask.</summary>
    internal TokenLayout Layout { get; }

    /// <summary>Makes a batch to learn from.</summary>
    /// <param name="conversations">At least one.</param>
    /// <param name="features">What <see cref="MultimodalModel.EncodeImages"/> returned for the images, in the order of the conversations that have one; null if none has.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="device">Where the model is.</param>
    /// <exception cref="ArgumentException">The number of images is not that of the conversations with one.</exception>
    public static MultimodalBatch ForTraining(IReadOnlyList<EncodedConversation> conversations, Tensor? features, ModelConfig config, Device device) =>
        new(Checked(conversations, features, config, labelled: true), features, device);

    /// <summary>Makes a batch of questions to answer: the last token of each row asks.</summary>
    internal static MultimodalBatch ForAnswering(IReadOnlyList<EncodedConversation> questions, Tensor? features, ModelConfig config, Device device) =>
        new(Checked(questions, features, config, labelled: false), features, device);

    private static BatchIndices Checked(IReadOnlyList<EncodedConversation> conversations, Tensor? features, ModelConfig config, bool labelled)
    {
        var expected = conversations.Count(conversation => conversation.ImagePosition >= 0);
        var found = features?.shape[0] ?? 0;
        if (found != expected)
        {
            throw new ArgumentException($"{found} images were given for {expected} conversations with one", nameof(features));
        }

        return new BatchIndices(conversations, config.ImageTokens, labelled);
    }
}
