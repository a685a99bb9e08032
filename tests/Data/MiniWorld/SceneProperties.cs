using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using FsCheck;
using FsCheck.Fluent;

namespace CoIN.Data.Tests.MiniWorld;

public sealed class SceneProperties
{
    [Fact]
    public void Shapes_AnySeed_LieInsideAndApartAndDiffer() => ForAnyScene((_, scene) =>
    {
        var boxes = scene.Objects.Select(item => item.Box).ToList();
        var pairs = boxes.SelectMany((box, i) => boxes.Skip(i + 1).Select(other => (box, other)));
        return boxes.TrueForAll(box => box.Left >= 0 && box.Top >= 0 && box.Right <= Canvas.Side && box.Bottom <= Canvas.Side)
            && pairs.All(pair => !pair.box.Touches(pair.other, 1))
            && scene.Objects.Select(item => item.FullName).Distinct().Count() == boxes.Count;
    });

    [Fact]
    public void Draw_AnyObject_ColoursPixelsInItsBoxUpToEverySide() => ForAnyScene((_, scene) => scene.Objects.All(item =>
    {
        var canvas = new Canvas();
        canvas.Clear(new Rgb(255, 0, 255));
        (scene with { Objects = [item], Sign = null }).Draw(canvas);
        var touched = Enumerable.Range(0, Canvas.Side * Canvas.Side)
            .Where(i => canvas.Pixels[i * 3] != 255 || canvas.Pixels[(i * 3) + 1] != 0 || canvas.Pixels[(i * 3) + 2] != 255)
            .Select(i => (X: i % Canvas.Side, Y: i / Canvas.Side)).ToList();
        return Near(touched.Min(pixel => pixel.X), item.Box.Left) && Near(touched.Max(pixel => pixel.X) + 1, item.Box.Right)
            && Near(touched.Min(pixel => pixel.Y), item.Box.Top) && Near(touched.Max(pixel => pixel.Y) + 1, item.Box.Bottom);
    }));

    [Fact]
    public void Meaning_AnyObject_IsThatObjectAlone() => ForAnyScene((_, scene) => scene.Objects.All(item =>
        Phrase.Meaning(scene, item) is { Count: > 0 } phrases && phrases.All(phrase => ReferenceEquals(Meaning.Of(phrase.ToString(), scene).Single(), item))));

    [Fact]
    public void ReferringExpressions_AnyStyle_MeanTheObjectAlone() => ForAnyScene((random, scene) => Enum.GetValues<ReferringStyle>().All(style =>
    {
        var item = random.Choose(scene.Objects);
        return ReferringExpressions.Draw(random, scene, item, style, 3).All(expression => ReferenceEquals(Meaning.Of(expression, scene).Single(), item));
    }));

    [Fact]
    public void ReferringExpressions_OfRefCocoPlus_NameNoPlaces() => ForAnyScene((random, scene) =>
        ReferringExpressions.Draw(random, scene, random.Choose(scene.Objects), ReferringStyle.RefCocoPlus, 3)
            .All(expression => !expression.Split(' ').Intersect(["left", "right", "top", "bottom", "above", "below"]).Any()));

    [Fact]
    public void GqaQuestions_AboutRelations_HaveOneAnswer() => ForAnyScene((random, scene) =>
        (GqaQuestions.Draw(random, scene, 4) ?? []).Where(asked => asked.Kind.StartsWith("rel", StringComparison.Ordinal)).All(asked =>
        {
            if (asked.Kind.StartsWith("relVerify", StringComparison.Ordinal))
            {
                return Meaning.Of(asked.Sentence.Split(", ")[1].TrimEnd('.').Replace(" is ", " ", StringComparison.Ordinal), scene).Count == 1;
            }

            var place = asked.Question.Replace("What is ", "shape ", StringComparison.Ordinal)
                .Replace("What color is the ", "", StringComparison.Ordinal).TrimEnd('?');
            var item = Meaning.Of(place, scene).Single();
            return asked.Answer == (asked.Kind.StartsWith("relO", StringComparison.Ordinal) ? Names.Of(item.Shape) : Names.Of(item.Colour));
        }));

    [Fact]
    public void VqaV2Questions_AboutCountsAndPresence_AgreeWithTheScene() => ForAnyScene((random, scene) =>
        (VqaV2Questions.Draw(random, scene, 5) ?? []).All(asked =>
        {
            // What is asked for is an object with all the attributes that the question names.
            var asksFor = asked.Question.ToLowerInvariant().Split(' ', '?').Select(word => Names.Shapes.FirstOrDefault(shape => word == Names.Plural(shape)) ?? word)
                .Where(word => Names.Shapes.Contains(word) || Names.Colours.Contains(word)).ToList();
            var count = scene.Objects.Count(item => asksFor.TrueForAll(word => item.FullName.Split(' ').Contains(word)));
            return asked.Kind switch
            {
                "how many" => asked.Answer == count.ToString(),
                "do you" => asked.Answer == (count > 0 ? "yes" : "no"),
                _ => true,
            };
        }));

    [Fact]
    public void PictureProblems_AnySeed_OfferTheRightChoiceOnce() => Prop.ForAll<uint>(seed =>
    {
        var problem = PictureProblems.Draw(SeededRandom.For(seed, "problem"));
        var (right, scene) = (problem.Choices[problem.Answer], problem.Picture!);
        return problem.Choices.Count(choice => choice == right) == 1 && problem.Question switch
        {
            "How many shapes are in the picture?" => right == scene.Objects.Count.ToString(),
            "Which object is the largest?" => right == scene.Objects.MaxBy(item => Math.Max(item.Box.Width, item.Box.Height))!.Name,
            ['W', 'h', 'a', 't', ..] => right == Names.Of(Meaning.Of(problem.Question["What is the color of ".Length..^1], scene).Single().Colour),
            _ => right == Names.Of(Meaning.Of("shape" + problem.Question["Which shape is".Length..^1], scene).Single().Shape),
        };
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Cover_AnySeed_KeepsItsPartsInsideAndApart() => Prop.ForAll<uint>(seed =>
    {
        var cover = Cover.Sample(SeededRandom.For(seed, "cover"));
        Box[] parts = [cover.Title.Box, cover.Emblem.Box, cover.Author.Box];
        return parts.All(box => box.Left >= 0 && box.Top >= 0 && box.Right <= Canvas.Side && box.Bottom <= Canvas.Side)
            && parts[0].Bottom <= parts[1].Top && parts[1].Bottom <= parts[2].Top;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void WithSign_AnyText_KeepsTheBoardInsideAndClear() => Prop.ForAll<uint>(seed =>
    {
        var random = SeededRandom.For(seed, "sign");
        var scene = SceneSampler.WithSign(random, SignTexts.Draw(random).Text, 2);
        var board = scene.Sign!.Box;
        return board.Left >= 0 && board.Top >= 0 && board.Right <= Canvas.Side && board.Bottom <= Canvas.Side
            && scene.Objects.All(item => !item.Box.Touches(board, 1));
    }).QuickCheckThrowOnFailure();

    private static bool Near(double drawn, double edge) => Math.Abs(drawn - edge) <= 1.3;

    private static void ForAnyScene(Func<SeededRandom, Scene, bool> holds) => Prop.ForAll<uint>(seed =>
    {
        var random = SeededRandom.For(seed, "scene");
        return holds(random, SceneSampler.Shapes(random, random.Next(2, 5)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
