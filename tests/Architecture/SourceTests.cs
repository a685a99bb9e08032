using System.Text.RegularExpressions;

namespace CoIN.Architecture.Tests;

public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    /// <summary>Files that are longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["src/Data/Raw/PickleReader.cs"] = "one reader of one format: a case for each opcode",
    };

    /// <summary>Where public types have another shape: TorchSharp's API nests them and spreads them over partial files, as Python's modules do.</summary>
    private const string TorchSharp = "src/TorchSharp/";

    private static IEnumerable<string> Product => Repository.Sources.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    [Fact]
    public void File_PublicTypes_IsOneNamedAfterTheFile()
    {
        var wrong = Product.Where(file => !file.StartsWith(TorchSharp, StringComparison.Ordinal))
            .Select(file => (File: file, Types: PublicType().Matches(Repository.Read(file)).Select(match => match.Groups["name"].Value).ToList()))
            .Where(source => source.Types.Count > 1 || (source.Types.Count == 1 && source.Types[0] != Path.GetFileName(source.File).Split('.')[0]))
            .Select(source => $"{source.File}: {string.Join(", ", source.Types)}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void File_Length_IsReadable() =>
        Assert.Equal(
            LongFiles.Keys.Order(StringComparer.Ordinal),
            Product.Where(file => !file.StartsWith(TorchSharp, StringComparison.Ordinal) && Repository.Read(file).Count(letter => letter == '\n') > LongestFile));

    [Fact]
    public void Folder_Namespace_BeginsWithTheAssembly()
    {
        var wrong = new List<string>();
        foreach (var name in ImportRules.Direct.Keys.Append("CoIN.Stages").Append("CoIN.Build"))
        {
            using var assembly = CompiledAssembly.Open(name);
            string[] roots = name == "CoIN.TorchSharp" ? ["TorchSharp", "CoIN.Torch"] : [name];
            wrong.AddRange(assembly.PublicNamespaces.Where(space => !roots.Any(root => $"{space}.".StartsWith($"{root}.", StringComparison.Ordinal))).Select(space => $"{name}: {space}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Comments_OpenEnds_AreNowhere()
    {
        var wrong = Repository.Sources.Where(file => !file.StartsWith("tests/Architecture/", StringComparison.Ordinal) && OpenEnd().IsMatch(Repository.Read(file)));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Names_SayWhatThingsAre()
    {
        // TorchSharp's name for it.
        var wrong = Product.Where(file => VagueName().IsMatch(Path.GetFileNameWithoutExtension(file)) && Path.GetFileName(file) != "OptimizerHelper.cs");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Text_Files_AreUtf8WithoutMarkAndWithUnixLines()
    {
        var wrong = Repository.Sources.Concat(Repository.Projects).Where(file => Repository.Read(file) is var text && (text.Contains('\r', StringComparison.Ordinal) || text.StartsWith('\uFEFF')));

        Assert.Empty(wrong);
    }

    // Types that are not nested stand at the beginning of a line: namespaces are file-scoped everywhere (IDE0161).
    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial|unsafe|ref|file) )*(?:class|record struct|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"//.*\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex OpenEnd();

    [GeneratedRegex("(Utils?|Helpers?|Manager|Common|Misc)$")]
    private static partial Regex VagueName();
}
