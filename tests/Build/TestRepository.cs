namespace CoIN.Build.Tests;

/// <summary>A folder that looks like the repository to the front door, and a door to it; goes away with the test.</summary>
internal sealed class TestRepository : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public TestRepository(params string[] tables)
    {
        Root = Directory.CreateTempSubdirectory("coin-build-").FullName;
        var folder = Directory.CreateDirectory(Path.Combine(Root, "stages", "tables")).FullName;
        foreach (var table in tables)
        {
            File.WriteAllText(Path.Combine(folder, $"{table}.yaml"), $"id: {table}\ntitle: 'About {table}'\n");
        }
    }

    public string Root { get; }

    public ManualTimeProvider Time { get; } = new();

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public FrontDoor Door() => new()
    {
        RepositoryRoot = Root,
        Output = _output,
        Error = _error,
        Host = "here",
        Variable = _ => null,
        Time = Time,
        Started = Time.GetTimestamp(),
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
