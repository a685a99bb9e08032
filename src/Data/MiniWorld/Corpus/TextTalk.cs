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
        () => LetteredOwner(random),
        () => LetteredWord(random),
        () => LetteredGroup(random),
        () => LetteredNumber(random),
        () => FirstLetter(random),
        () => Group(random),
        () => Greater(random),
    ];

    private static Asked Owner(SeededRandom random)
    {
        var (told, owners) = DrawOwners(random);
        var owner = random.Choose(owners);
        return random.Flip()
            ? Say($"{told} whose is the {owner.Thing} ?", $"the {owner.Thing} belongs to {owner.Person} .")
            : Say($"{told} how is the {owner.Thing} painted ?", $"the {owner.Thing} is {owner.Colour} .");
    }

    private static Asked LetteredOwner(SeededRandom random)
    {
        var (told, owners) = DrawOwners(random);
        var owner = random.Choose(owners);
        return random.Flip()
            ? LetteredTalk.Choose(random, $"{told} whose is the {owner.Thing} ?", owner.Person, owners.Select(other => other.Person))
            : LetteredTalk.Choose(random, $"{told} how is the {owner.Thing} painted ?", owner.Colour, Names.Colours);
    }

    private static (string Told, (string Person, string Colour, string Thing)[] Owners) DrawOwners(SeededRandom random)
    {
        var (first, thing, colour) = (random.Choose(Names.People), random.Choose(Names.Goods), random.Choose(Names.Colours));
        var (second, other, otherColour) = (random.Other(Names.People, first), random.Other(Names.Goods, thing), random.Other(Names.Colours, colour));
        (string Person, string Colour, string Thing)[] owners = [(Names.Title(first), colour, thing), (Names.Title(second), otherColour, other)];
        return (string.Join(' ', owners.Select(owner => $"{owner.Person} has {Names.WithArticle(owner.Colour)} {owner.Thing} .")), owners);
    }

    private static Asked LetteredWord(SeededRandom random)
    {
        var word = random.Choose(Names.Things);
        return LetteredTalk.Choose(random, $"which word starts with {word[0]} ?", word.ToLowerInvariant(),
            Names.Things.Where(other => other[0] != word[0]).Select(other => other.ToLowerInvariant()));
    }

    private static Asked LetteredGroup(SeededRandom random)
    {
        var people = Names.People.Select(Names.Title).ToList();
        (string Group, IReadOnlyList<string> Members)[] groups = [("a colour", Names.Colours), ("a shape", Names.Shapes), ("a person", people)];
        var (group, members) = random.Choose(groups);
        return LetteredTalk.Choose(random, $"which word is {group} ?", random.Choose(members), groups.Where(other => other.Group != group).SelectMany(other => other.Members));
    }

    private static Asked LetteredNumber(SeededRandom random)
    {
        var most = random.Next(10, 100);
        return LetteredTalk.Choose(random, "which is the most ?", $"{most}", Enumerable.Range(0, most).Select(number => $"{number}"));
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
