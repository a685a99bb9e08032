using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data.Tests.Sources;

public sealed class RawLockTests : IDisposable
{
    private const string DigestOfA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    private const string DigestOfB = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Check_FirstSight_PinsInTheFormOfSha256Sum()
    {
        Pin("VQAv2/b.json", "b");
        Pin("VQAv2/a.json", "a");

        Assert.Equal($"{DigestOfA}  VQAv2/a.json\n{DigestOfB}  VQAv2/b.json\n", File.ReadAllText(_root.File("data.lock")));
    }

    [Fact]
    public void Check_SameAgain_IsFine()
    {
        Pin("a.json", "a");

        RawLock.Open(_root.File("data.lock")).Check("a.json", _root.File("a.json"));
    }

    [Fact]
    public void Check_ChangedFile_NamesBothDigests()
    {
        Pin("a.json", "a");
        _root.Write("a.json", "b");

        var exception = Assert.Throws<PipelineException>(() => RawLock.Open(_root.File("data.lock")).Check("a.json", _root.File("a.json")));

        Assert.Equal(
            $"raw file 'a.json' has changed: {_root.File("data.lock")} pins SHA-256 {DigestOfA}, found {DigestOfB}; put the old file back, or delete its line if the change is meant",
            exception.Message);
    }

    [Fact]
    public void Save_TwoAtATime_KeepsBoth()
    {
        var (first, second) = (RawLock.Open(_root.File("data.lock")), RawLock.Open(_root.File("data.lock")));
        _root.Write("a.json", "a");
        _root.Write("b.json", "b");
        first.Check("a.json", _root.File("a.json"));
        second.Check("b.json", _root.File("b.json"));

        first.Save();
        second.Save();

        Assert.Equal((DigestOfA, DigestOfB), (RawLock.Open(_root.File("data.lock")).Find("a.json"), RawLock.Open(_root.File("data.lock")).Find("b.json")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData(DigestOfA)]
    [InlineData($"{DigestOfA} a.json")]
    public void Open_MalformedLine_SaysWhich(string line)
    {
        _root.Write("data.lock", line + "\n");

        var exception = Assert.Throws<PipelineException>(() => RawLock.Open(_root.File("data.lock")));

        Assert.Equal($"{_root.File("data.lock")}: line 1 is '{line}'; 64 hexadecimal digits, two spaces and a path that stands once were expected", exception.Message);
    }

    private void Pin(string relative, string text)
    {
        _root.Write(relative, text);
        var pins = RawLock.Open(_root.File("data.lock"));
        pins.Check(relative, _root.File(relative));
        pins.Save();
    }
}
