using CoIN.Models.Prompts;

namespace CoIN.Models.Tests.Prompts;

public sealed class EncodedConversationTests
{
    private const int Image = EncodedConversation.ImageId, Ignored = EncodedConversation.Ignored;

    [Fact]
    public void Branched_TwoConversationsAboutOneImage_ShareTheBeginningOnce()
    {
        var branched = EncodedConversation.Branched([new([1, 7, Image, 4, 5], [Ignored, Ignored, Ignored, Ignored, 5]), new([1, 7, Image, 8, 9, 2], [Ignored, Ignored, Ignored, Ignored, 9, 2])]);

        Assert.Equal([1, 7, Image, 4, 5, 8, 9, 2], branched.Ids);
        Assert.Equal([Ignored, Ignored, Ignored, Ignored, 5, Ignored, 9, 2], branched.Labels);
        Assert.Equal([0, 0, 0, 1, 1, 2, 2, 2], branched.Branches);
    }

    [Fact]
    public void Branched_WithoutImage_SharesTheBeginMarkAlone()
    {
        var branched = EncodedConversation.Branched([new([1, 4, 5], [Ignored, Ignored, 5]), new([1, 4, 6], [Ignored, Ignored, 6])]);

        Assert.Equal([1, 4, 5, 4, 6], branched.Ids);
        Assert.Equal([0, 1, 1, 2, 2], branched.Branches);
    }

    [Fact]
    public void Branched_DifferentBeginnings_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => EncodedConversation.Branched([new([1, Image, 4], [Ignored, Ignored, Ignored]), new([1, 4], [Ignored, Ignored])]));

        Assert.Equal("the conversations begin differently; expected the same ids up to the image (Parameter 'conversations')", error.Message);
    }

    [Fact]
    public void Branched_AnswerWithoutQuestion_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => EncodedConversation.Branched([new([1, 4], [Ignored, 4])]));

        Assert.Equal("a conversation is labelled from the trunk's end on; expected a question before each answer (Parameter 'conversations')", error.Message);
    }
}
