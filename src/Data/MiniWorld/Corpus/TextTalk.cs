using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;
using CoIN.Data.MiniWorld.Tasks;
using static CoIN.Data.MiniWorld.Corpus.Wording;

namespace CoIN.Data.MiniWorld.Corpus;

/// <summary>What is said without a picture.</summary>
internal static class TextTalk
{
    /// <summary>Returns all kinds of turns.</summary>
    public static IReadOnlyList<Func<Asked?>> Any(SeededRandom random) =>
    [
        () => Owner(random),
        () => FirstLetter(random),
        () => Group(random),
        () => Greater(random),
    ];

    private static Asked Owner(SeededRandom random)
    {
        var (first, thing, colour) = (random.Choose(Names.People), random.Choose(Names.Goods), random.Choose(Names.Colours));
        var (second, other, otherColour) = (random.Other(Names.People, first), random.Other(Names.Goods, thing), random.Other(Names.Colours, colour));
        string[] facts = [$"{Names.Title(first)} has {Names.WithArticle(colour)} {thing} .", $"{Names.Title(second)} has {Names.WithArticle(otherColour)} {other} ."];
        random.Shuffle(facts);
        var told = string.Join(' ', facts);
        return random.Flip()
            ? Say($"{told} whose is the {thing} ?", $"the {thing} belongs to {Names.Title(first)} .")
            : Say($"{told} how is the {thing} painted ?", $"the {thing} is {colour} .");
    }

    private static Asked FirstLetter(SeededRandom random)
    {
        var word = random.Choose(Names.Things);
        return Say($"which letter starts {word.ToLowerInvariant()} ?", $"{word.ToLowerInvariant()} starts with {word[0]} .");
    }

    private static Asked Group(SeededRandom random)
    {
        var (word, group) = random.Next(3) switch
        {
            0 => (random.Choose(Names.Colours), "a colour"),
            1 => (random.Choose(Names.Shapes), "a shape"),
            _ => (Names.Title(random.Choose(Names.People)), "a person"),
        };
        return Say($"what sort of word is {word} ?", $"{word} is {group} .");
    }

    private static Asked Greater(SeededRandom random)
    {
        var (first, second) = (random.Next(100), random.Next(99));
        second += second >= first ? 1 : 0;
        return Say($"compare {first} with {second} .", $"{first} is {(first > second ? "more" : "less")} than {second} .");
    }
}
