using System.Text.Json;
using CoIN.Data.MiniWorld;

namespace CoIN.Data.Tests.MiniWorld;

/// <summary>A world of 48 training and 24 test records a task, written once for all tests of its formats.</summary>
public sealed class SmallWorld : IDisposable
{
    public const int Train = 48;
    public const int Test = 24;
    public const int Validation = 3;

    private readonly TemporaryFolder _folder = new();

    public SmallWorld() => MiniWorldWriter.Write(Options(seed: 11), Root);

    public string Root => _folder.Path;

    public static MiniWorldOptions Options(ulong seed) => new() { Seed = seed, Size = new MiniWorldSize(Train, Test) };

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public JsonElement Json(string relative) => JsonDocument.Parse(File.ReadAllBytes(PathOf(relative))).RootElement;

    public void Dispose() => _folder.Dispose();
}
