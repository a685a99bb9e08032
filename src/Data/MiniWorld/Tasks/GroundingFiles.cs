using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.Raw;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Writes RefCOCO, RefCOCO+ and RefCOCOg: <c>instances.json</c> and the pickled references, with images of COCO 2014's training split.</summary>
/// <remarks>A third of the training images goes to each; the test expressions are shared out among the five test splits.</remarks>
internal static class GroundingFiles
{
    private const int MostExpressions = 3;

    // All expressions of an object have one answer. Where most objects had several, a small model would learn to repeat the answer before and not to look.
    private const double ChanceOfOneExpression = 0.85;

    private const double ChanceOfSecondObject = 0.3;

    // Every set has image numbers of its own.
    private static readonly RefSet[] Sets =
    [
        new(ReferringStyle.RefCoco, RawLayout.RefCoco, "refs(unc).p", ["testA", "testB"], 100000),
        new(ReferringStyle.RefCocoPlus, RawLayout.RefCocoPlus, "refs(unc).p", ["testA", "testB"], 150000),
        new(ReferringStyle.RefCocoG, RawLayout.RefCocoG, "refs(umd).p", ["test"], 200000),
    ];

    private sealed record RefSet(ReferringStyle Style, string Folder, string References, string[] TestSplits, int FirstImage);

    /// <summary>Writes the files.</summary>
    public static void Write(RawFolder raw, MiniWorldSize size)
    {
        var (testSplits, testSplit) = (Sets.Sum(set => set.TestSplits.Length), 0);
        foreach (var (i, set) in Sets.Index())
        {
            List<ReferredScene> scenes = [];
            scenes.AddRange(MakeTraining(raw, set, "train", Share(size.Train, i, Sets.Length), 0));
            scenes.AddRange(MakeTraining(raw, set, "val", Validation.Of(size), scenes.Count));
            foreach (var split in set.TestSplits)
            {
                scenes.AddRange(MakeTest(raw, set, split, Share(size.Test, testSplit++, testSplits), scenes.Count));
            }

            raw.SaveJson($"{set.Folder}/instances.json", json => RefCocoFormat.WriteInstances(json, scenes));
            raw.SaveBytes($"{set.Folder}/{set.References}", PickleWriter.Pickle(RefCocoFormat.References(scenes)));
        }
    }

    /// <summary>Returns one of nearly equal shares of a total; the first shares are the larger ones.</summary>
    private static int Share(int total, int index, int shares) => (total / shares) + (index < total % shares ? 1 : 0);

    private static ReferredScene[] MakeTraining(RawFolder raw, RefSet set, string split, int count, int first)
        => raw.Make($"{set.Style} {split}", count, (i, random) =>
        {
            var scene = SampleScene(random);
            var objects = random.Permutation(scene.Objects.Count).Take(random.NextDouble() < ChanceOfSecondObject ? 2 : 1);
            var referred = objects.Select(item =>
                (item, ReferringExpressions.Draw(random, scene, scene.Objects[item], set.Style, random.NextDouble() < ChanceOfOneExpression ? 1 : random.Next(2, MostExpressions + 1)))).ToList();
            return Save(raw, new ReferredScene(set.FirstImage + first + i, split, scene, referred));
        });

    private static ReferredScene[] MakeTest(RawFolder raw, RefSet set, string split, int expressions, int first)
    {
        var shares = new List<int>();
        var chance = raw.Random($"{set.Style} {split} shares");
        for (var left = expressions; left > 0; left -= shares[^1])
        {
            shares.Add(Math.Min(left, chance.Next(1, MostExpressions + 1)));
        }

        return raw.Make($"{set.Style} {split}", shares.Count, (i, random) =>
        {
            while (true)
            {
                var scene = SampleScene(random);
                var item = random.Next(scene.Objects.Count);
                var drawn = ReferringExpressions.Draw(random, scene, scene.Objects[item], set.Style, shares[i]);
                if (drawn.Count == shares[i])
                {
                    return Save(raw, new ReferredScene(set.FirstImage + first + i, split, scene, [(item, drawn)]));
                }
            }
        });
    }

    private static Scene SampleScene(SeededRandom random) => SceneSampler.Shapes(random, random.Next(2, 5));

    private static ReferredScene Save(RawFolder raw, ReferredScene scene)
    {
        raw.SaveJpeg($"{RawLayout.CocoTrainImages}/{scene.FileName}", scene.Scene);
        return scene;
    }
}
