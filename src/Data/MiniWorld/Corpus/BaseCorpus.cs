using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What a base model is pre-trained on: images of MiniWorld with captions, questions and answers.</summary>
/// <remarks>
/// The images come from the same distributions as those of the learning tasks, from chance of their own. The questions are worded unlike any
/// question or instruction of a task and answered in whole sentences: a base model comes to know the world, and not the form of the answers.
/// </remarks>
/// <param name="seed">The world's seed.</param>
public sealed class BaseCorpus(ulong seed)
{
    /// <summary>Width and height of every image in pixels.</summary>
    public const int ImageSide = Canvas.Side;

    private const int FewestTurns = 4;
    private const int MostTurns = 8;

    // What there is, and how much of it in a hundred samples. Crowds and boards are there for the tower alone: they show more in one image than a
    // small language model can soon sort out.
    private static readonly (int Share, Func<SeededRandom, BaseSample> Make)[] Kinds =
    [
        (36, random => OfScene(random, SceneSampler.Shapes(random, random.Next(1, 5)))),
        (8, random => Seen(SceneSampler.Crowd(random))),
        (8, random => OfScene(random, SceneSampler.Single(random))),
        (12, random => OfScene(random, SceneSampler.WithSign(random, SignTexts.Draw(random).Text, random.Next(3)))),
        (8, OfBoard),
        (10, OfCover),
        (7, OfIcon),
        (3, OfBlur),
        (8, OfText),
    ];

    /// <summary>The words for the shapes.</summary>
    public static IReadOnlyList<string> Shapes => Names.Shapes;

    /// <summary>The words for the colours.</summary>
    public static IReadOnlyList<string> Colours => Names.Colours;

    /// <summary>The words for the things.</summary>
    public static IReadOnlyList<string> Things { get; } = [.. Synset.All.Select(synset => synset.Name)];

    /// <summary>The words that can be read; beside them there are the numbers 0 to 99.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Names.Things, .. Names.People];

    /// <summary>Returns one sample; the same one every time, from any thread.</summary>
    /// <param name="index">Which one, from 0; there is no last one.</param>
    public BaseSample Sample(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var random = SeededRandom.For(seed, "MiniWorld", "base", index.ToString());
        return Kinds[random.Share([.. Kinds.Select(kind => kind.Share)])].Make(random);
    }

    /// <summary>Returns the first samples, made as they are asked for.</summary>
    /// <param name="count">How many.</param>
    public IEnumerable<BaseSample> Take(int count) => Enumerable.Range(0, count).Select(Sample);

    private static BaseSample OfScene(SeededRandom random, Scene scene) => Seen(scene) with { Turns = Talk(random, SceneTalk.About(random, scene)) };

    private static BaseSample Seen(Scene scene) => new()
    {
        Pixels = Renderer.Render(scene),
        Turns = [],
        Objects = [.. scene.Objects.Select(Describe)],
        Words = scene.Sign is { } sign ? [new BaseWord(sign.Text, Fraction(sign.TextBox))] : [],
    };

    private static BaseSample OfBoard(SeededRandom random)
    {
        var board = NoticeBoard.Sample(random);
        return new BaseSample
        {
            Pixels = Renderer.Render(board),
            Turns = [],
            Words = [.. board.Lines.Select(line => new BaseWord(line.Text, Fraction(line.Box)))],
        };
    }

    private static BaseSample OfCover(SeededRandom random)
    {
        var cover = Cover.Sample(random);
        return new BaseSample
        {
            Pixels = Renderer.Render(cover),
            Turns = Talk(random, CoverTalk.About(random, cover)),
            Objects = [Describe(cover.Emblem)],
            CoverColour = Names.Of(cover.Colour),
            Words = [new BaseWord(cover.Title.Text, Fraction(cover.Title.Box)), new BaseWord(cover.Author.Text, Fraction(cover.Author.Box))],
        };
    }

    private static BaseSample OfIcon(SeededRandom random)
    {
        var picture = IconPicture.Sample(random, (Icon)random.Next(Synset.All.Count));
        return new BaseSample
        {
            Pixels = Renderer.Render(picture),
            Turns = Talk(random, IconTalk.About(random, picture)),
            Thing = new BaseThing(Synset.Of(picture.Icon).Name, Fraction(picture.Frame)),
        };
    }

    private static BaseSample OfBlur(SeededRandom random)
    {
        var sharp = random.Next(4) == 0 ? SceneSampler.WithSign(random, SignTexts.Draw(random).Text, 0) : SceneSampler.Single(random);
        return new BaseSample
        {
            Pixels = Renderer.Render(sharp with { Blur = SceneSampler.Unrecognisable }),
            IsBlurred = true,
            Turns = [.. Talk(random, SceneTalk.About(random, sharp)).Select(turn => turn with { Answer = Wording.Print("the picture is too blurred to tell .") })],
        };
    }

    private static BaseSample OfText(SeededRandom random) => new() { Turns = Talk(random, TextTalk.Any(random)) };

    private static BaseTurn[] Talk(SeededRandom random, IReadOnlyList<Func<Asked?>> makers)
    {
        for (var count = random.Next(FewestTurns, MostTurns + 1); ; count--)
        {
            if (Questions.Draw(random, count, makers) is { } drawn)
            {
                return [.. drawn.Select(asked => new BaseTurn(asked.Question, asked.Answer))];
            }
        }
    }

    private static BaseObject Describe(SceneObject item) => new(Names.Of(item.Shape), Names.Of(item.Colour), Names.Of(item.Size), Fraction(item.Box));

    private static BoundingBox Fraction(Box box)
        => new(box.Left / ImageSide, box.Top / ImageSide, box.Right / ImageSide, box.Bottom / ImageSide);
}
