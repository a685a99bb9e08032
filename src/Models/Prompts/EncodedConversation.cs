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

    /// <summary>
    /// For each id the branch it is on, from 1 on, or 0 for the trunk: a branch goes on where the trunk ends and sees nothing of the other branches. Null where everything
    /// sees all before it.
    /// </summary>
    public IReadOnlyList<int>? Branches { get; private init; }

    /// <summary>Where the image stands in <see cref="Ids"/>, or -1 if there is none.</summary>
    public int ImagePosition { get; } = IndexOfImage(Ids);

    /// <summary>How many positions the conversation takes in the model.</summary>
    /// <param name="imageTokens">How many positions an image takes.</param>
    public int Length(int imageTokens) => ImagePosition < 0 ? Ids.Count : Ids.Count - 1 + imageTokens;

    /// <summary>Returns conversations about one image as branches of one, so that the model reads the image once; each learns what it would learn by itself.</summary>
    /// <param name="conversations">At least one; all begin alike up to the image, or up to the begin mark if they have none.</param>
    /// <exception cref="ArgumentException">They begin differently.</exception>
    public static EncodedConversation Branched(IReadOnlyList<EncodedConversation> conversations)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        var trunk = Math.Max(0, conversations[0].ImagePosition) + 1;
        if (conversations.Any(other => other.ImagePosition != conversations[0].ImagePosition || !other.Ids.Take(trunk).SequenceEqual(conversations[0].Ids.Take(trunk))))
        {
            throw new ArgumentException("the conversations begin differently; expected the same ids up to the image", nameof(conversations));
        }

        if (conversations.Any(conversation => conversation.Labels.Count > trunk && conversation.Labels[trunk] != Ignored))
        {
            throw new ArgumentException("a conversation is labelled from the trunk's end on; expected a question before each answer", nameof(conversations));
        }

        return new EncodedConversation(
            [.. conversations[0].Ids.Take(trunk), .. conversations.SelectMany(conversation => conversation.Ids.Skip(trunk))],
            [.. conversations[0].Labels.Take(trunk), .. conversations.SelectMany(conversation => conversation.Labels.Skip(trunk))])
        {
            Branches = [.. Enumerable.Repeat(0, trunk), .. conversations.Index().SelectMany(item => Enumerable.Repeat(item.Index + 1, item.Item.Ids.Count - trunk))],
        };
    }

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
