using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Scenes;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Problems of ScienceQA without a picture.</summary>
internal static class TextProblems
{
    private const int MostOwners = 3;
    private static readonly Curriculum Reading = new("language science", "reading-comprehension", "Reading comprehension", "Find a detail in a text", "grade3");
    private static readonly Curriculum Letters = new("language science", "phonological-awareness", "Reference skills", "Use the first letter of a word", "grade2");
    private static readonly Curriculum Meanings = new("language science", "vocabulary", "Categories", "Sort words into groups", "grade2");
    private static readonly Curriculum Numbers = new("natural science", "units-and-measurement", "Units and measurement", "Compare numbers", "grade2");
    
    /// <summary>Draws a problem.</summary>
    public static Problem Draw(SeededRandom random)
    {
        Func<SeededRandom, Problem>[] kinds = [AskOwner, AskOwnedColour, AskFirstLetter, AskGroup, AskGreatest];
        return random.Choose(kinds)(random);
    }

    private static Problem AskOwner(SeededRandom random)
    {
        var (owners, hint) = DrawOwners(random);
        var owner = random.Choose(owners);
        return Choice.Make(random, $"Who has the {owner.Thing}?", owner.Person, owners.Select(other => other.Person), hint, null, Reading, owners.Count);
    }

    private static Problem AskOwnedColour(SeededRandom random)
    {
        var (owners, hint) = DrawOwners(random);
        var owner = random.Choose(owners);
        return Choice.Make(random, $"What color is the {owner.Thing}?", owner.Colour, Names.Colours, hint, null, Reading);
    }

    private static (IReadOnlyList<(string Person, string Colour, string Thing)> Owners, string Hint) DrawOwners(SeededRandom random)
    {
        var count = random.Next(2, MostOwners + 1);
        var (people, colours, things) = (Names.People.ToList(), Names.Colours.ToList(), Names.Goods.ToList());
        random.Shuffle(people);
        random.Shuffle(colours);
        random.Shuffle(things);
        var owners = Enumerable.Range(0, count).Select(i => (Names.Title(people[i]), colours[i], things[i])).ToList();
        return (owners, string.Join(' ', owners.Select(owner => $"{owner.Item1} has {Names.WithArticle(owner.Item2)} {owner.Item3}.")));
    }

    private static Problem AskFirstLetter(SeededRandom random)
    {
        var right = random.Choose(Names.Things);
        return Choice.Make(random, $"Which word begins with the letter {right[0]}?", right.ToLowerInvariant(),
            Names.Things.Where(word => word[0] != right[0]).Select(word => word.ToLowerInvariant()), "", null, Letters);
    }

    private static Problem AskGroup(SeededRandom random)
    {
        var names = Names.People.Select(Names.Title).ToList();
        (string Group, IReadOnlyList<string> Members)[] groups = [("a color", Names.Colours), ("a shape", Names.Shapes), ("the name of a person", names)];
        var (group, members) = random.Choose(groups);
        return Choice.Make(random, $"Which of these is {group}?", random.Choose(members),
            groups.Where(other => other.Group != group).SelectMany(other => other.Members), "", null, Meanings);
    }

    private static Problem AskGreatest(SeededRandom random)
    {
        var greatest = random.Next(10, 100);
        return Choice.Make(random, "Which number is the greatest?", greatest.ToString(), Enumerable.Range(0, greatest).Select(number => number.ToString()), "", null, Numbers);
    }
}
