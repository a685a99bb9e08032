using CoIN.Data.MiniWorld.Corpus;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class BaseCorpusTests(SmallWorld world)
{
    private const int Count = 600;
    private static readonly List<BaseSample> Samples = [.. new BaseCorpus(seed: 5).Take(Count)];

    [Fact]
    public void Sample_SameIndex_IsTheSameInAnyOrder()
    {
        var again = new BaseCorpus(seed: 5).Sample(17);

        Assert.Equal(Samples[17].Pixels, again.Pixels);
        Assert.Equal(Samples[17].Turns, again.Turns);
        Assert.Equal(Samples[17].Objects, again.Objects);
        Assert.NotEqual(Samples[17].Turns, new BaseCorpus(seed: 6).Sample(17).Turns);
    }

    [Fact]
    public void Sample_ThatSaysAnything_HasFourToEightDifferentTurnsInWholeSentences()
    {
        // Crowds and boards are for the tower alone.
        Assert.Contains(Samples, sample => sample.Turns.Count == 0);
        foreach (var turns in Samples.Select(sample => sample.Turns).Where(turns => turns.Count > 0))
        {
            Assert.InRange(turns.Count, 4, 8);
            Assert.Equal(turns.Count, turns.Select(turn => turn.Question).Distinct().Count());
            Assert.All(turns, turn => Assert.EndsWith(".", turn.Answer, StringComparison.Ordinal));
            Assert.All(turns, turn => Assert.True(turn.Answer.Split(' ').Length >= 4));
        }
    }

    [Fact]
    public void Sample_Any_DescribesWhatItsImageShows()
    {
        Assert.All(Samples.Where(sample => sample.Pixels is not null), sample => Assert.Equal(64 * 64 * 3, sample.Pixels!.Length));
        Assert.All(Samples.SelectMany(sample => sample.Objects), item =>
        {
            Assert.Contains(item.Shape, BaseCorpus.Shapes);
            Assert.Contains(item.Colour, BaseCorpus.Colours);
            Assert.True(item.Box is { X1: >= 0, Y1: >= 0, X2: <= 1, Y2: <= 1 } && item.Box.X1 < item.Box.X2 && item.Box.Y1 < item.Box.Y2);
        });
        Assert.All(Samples.SelectMany(sample => sample.Words), word => Assert.True(int.TryParse(word.Text, out _) || BaseCorpus.Words.Contains(word.Text)));
        Assert.All(Samples.Where(sample => sample.Thing is not null), sample => Assert.Contains(sample.Thing!.Name, BaseCorpus.Things));
    }

    [Fact]
    public void Take_ManySamples_HoldsEveryKind()
    {
        Assert.Contains(Samples, sample => sample.Pixels is null);
        Assert.Contains(Samples, sample => sample.IsBlurred && sample.Objects.Count == 0 && sample.Words.Count == 0);
        Assert.Contains(Samples, sample => sample.CoverColour is not null && sample.Words.Count == 2);
        Assert.Contains(Samples, sample => sample.Thing is not null);
        Assert.Contains(Samples, sample => sample.Objects.Count == 4);
        Assert.Contains(Samples, sample => sample.Words.Count == 1 && sample.Objects.Count == 2);
    }

    [Fact]
    public void Take_ManySamples_AsksNothingAsTheTasksDo()
    {
        var asked = world.Json("GQA/train_balanced_questions.json").EnumerateObject().Select(question => question.Value.GetProperty("question").GetString()!)
            .Concat(world.Json("TextVQA/TextVQA_0.5.1_train.json").GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("question").GetString()!))
            .Concat(world.Json("VizWiz/train.json").EnumerateArray().Select(entry => entry.GetProperty("question").GetString()!))
            .Concat(world.Json("ScienceQA/problems.json").EnumerateObject().Select(problem => problem.Value.GetProperty("question").GetString()!))
            .Concat(world.Json("OCR-VQA/dataset.json").EnumerateObject().SelectMany(book => book.Value.GetProperty("questions").EnumerateArray())
                .Select(question => question.ToString()))
            .Concat(world.Json("VQAv2/v2_OpenEnded_mscoco_train2014_questions.json").GetProperty("questions").EnumerateArray()
                .Select(question => question.GetProperty("question").GetString()!))
            .Select(Letters).ToHashSet();

        Assert.DoesNotContain(Samples.SelectMany(sample => sample.Turns), turn => asked.Contains(Letters(turn.Question)));
    }

    private static string Letters(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
}
