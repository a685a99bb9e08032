using CoIN.Benchmark;
using CoIN.Benchmark.Tests.Support;
using CoIN.Models.Configuration;
using CoIN.Models.Families;
using CoIN.Training.Pretraining;

namespace CoIN.Training.Tests.Pretraining;

[Collection(AloneCollection.Name)]
public sealed class BasePretrainingTests : IDisposable
{
    private const int VisionUpdates = 5, LanguageUpdates = 6;

    private static readonly PretrainingOptions Options = new()
    {
        Seed = 7,
        Samples = 24,
        VocabularySize = 400,
        Vision = new PhaseOptions(VisionUpdates, 4, 2e-3, 0.02),
        Language = new PhaseOptions(LanguageUpdates, 4, 2e-3, 0.02),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("pretraining").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_KilledAndGoneOn_GivesTheSameBytes()
    {
        var expected = Run("whole");
        var random = SeededRandom.For(7, "kills");

        // The first kill meets the vision phase, the second the language phase; each attempt goes on where the one before was stopped.
        var work = new KeptInMemory();
        var moments = new[] { ("vision", random.Next(1, VisionUpdates)), ("language", random.Next(1, LanguageUpdates)) };
        foreach (var (phase, update) in moments)
        {
            Assert.Throws<OperationCanceledException>(() => Run("killed", work, phase, update));
        }

        var report = Run("resumed", work);

        Assert.Equal(["vision", "vision", "language"], work.Opened);
        Assert.Equal(expected.TagAccuracy, report.TagAccuracy);
        Assert.Equal(expected.VisionLosses, report.VisionLosses);
        Assert.Equal(expected.LanguageLosses, report.LanguageLosses);
        Assert.Equal(Files("whole"), Files("resumed"));
    }

    [Fact]
    public void Run_KilledBetweenThePhases_DoesNotTrainTheTowerAgain()
    {
        var work = new KeptInMemory();
        Assert.Throws<OperationCanceledException>(() => Run("killed", work, "features", 1));
        var phases = new List<string>();

        Run("resumed", work, seen: phases);

        Assert.DoesNotContain("vision", phases);
        Assert.Contains("language", phases);
    }

    // Runs to the end, or until a phase has reported so often.
    private PretrainingReport Run(string name, KeptInMemory? work = null, string? phase = null, int reports = 0, List<string>? seen = null)
    {
        using var stop = new CancellationTokenSource();
        var progress = new Listener(now =>
        {
            seen?.Add(now);
            if (now == phase && --reports == 0)
            {
                stop.Cancel();
            }
        });
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        return BasePretraining.Run(Config, Options, ["Answer briefly."], folder, progress, work, stop.Token);
    }

    private static ModelConfig Config
    {
        get
        {
            var published = ModelFamilies.Of("llava").Published["7B"];
            return published with
            {
                VisionConfig = published.VisionConfig with { HiddenSize = 32, IntermediateSize = 64, NumHiddenLayers = 2, NumAttentionHeads = 2, ImageSize = 64, PatchSize = 16 },
                TextConfig = published.TextConfig with { VocabSize = 400, HiddenSize = 32, IntermediateSize = 64, NumHiddenLayers = 2, NumAttentionHeads = 2, NumKeyValueHeads = 2 },
                ModelMaxLength = 512,
            };
        }
    }

    private List<(string, string)> Files(string name) =>
        [.. Directory.EnumerateFiles(Path.Combine(_folder, name)).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), Convert.ToHexString(File.ReadAllBytes(path))))];

    private sealed class Listener(Action<string> hear) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value)
        {
            lock (hear)
            {
                hear(value.Phase);
            }
        }
    }
}
