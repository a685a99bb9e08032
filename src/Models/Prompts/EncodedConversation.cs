namespace CoIN.Models.Prompts;

/// <summary>A conversation as ids, ready to be put into a batch.</summary>
/// <param name="Ids">The ids; <see cref="ImageId"/> stands where the image goes.</param>
/// <param name="Labels">As many labels: the id itself where the model is to learn it, <see cref="Ignored"/> elsewhere.</param>
public sealed record EncodedConversation(IReadOnlyList<int> Ids, IReadOnlyList<int> Labels)
{
    /// <summary>The id that stands for a whole image; LLaVA's IMAGE_TOKEN_INDEX.</summary>
    public const int ImageId = -200;

    /// <summary>The label of what is not learnt; LLaVA's IGNORE_INDEX.</summary>
    public const int Ignored = -100;

    /// <summary>Where the image stands in <see cref="Ids"/>, or -1 if there is none.</summary>
    public int ImagePosition { get; } = IndexOfImage(Ids);

    /// <summary>How many positions the conversation takes in the model.</summary>
    /// <param name="imageTokens">How many positions an image takes.</param>
    public int Length(int imageTokens) => ImagePosition < 0 ? Ids.Count : Ids.Count - 1 + imageTokens;

    private static int IndexOfImage(IReadOnlyList<int> ids)
    {
        for (var index = 0; index < ids.Count; index++)
        {
            if (ids[index] == ImageId)
            {
                return index;
            }
        }

        return -1;
    }
}
