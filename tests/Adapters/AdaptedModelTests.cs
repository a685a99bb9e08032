using CoIN.Errors;
using CoIN.Models.Checkpoints;
using CoIN.Models.Multimodal;
using CoIN.Models.Tests;
using CoIN.Models.Tokenizers;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Adapters.Tests;

public sealed class AdaptedModelTests : IDisposable
{
    private static readonly AdapterOptions Mixture = new() { Rank = 4, Alpha = 8, Dropout = 0, Experts = 2 };

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory("adapters").FullName;
    private readonly BaseCheckpoint _base;

    public AdaptedModelTests()
    {
        BaseCheckpoint.Save(_folder, Parity.Model(), SentencePieceTrainer.Train(["a b c"], 20));
        _base = BaseCheckpoint.Open(_folder, Placement.Cpu);
    }

    public void Dispose()
    {
        _base.Dispose();
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Create_NewAdapters_ChangeNothingYet(int experts)
    {
        using var adapted = Create(Mixture with { Experts = experts });

        var logits = adapted.Model.forward(Batch(adapted.Model));

        Parity.AssertNear(Parity.Numbers(Parity.Expected.GetProperty("logits")), logits);
    }

    [Fact]
    public void TrainableParameters_Mixture_AreAdaptersAndProjector()
    {
        using var adapted = Create(Mixture);

        var names = adapted.TrainableParameters().Select(item => item.Name).ToList();

        Assert.Equal((3 * 7 * 3) + 4, names.Count);
        Assert.All(names, name => Assert.Matches(@"lora_|^mm_projector\.", name));
    }

    [Fact]
    public void Create_SameSeed_GivesTheSameFiles()
    {
        using var first = Create(Mixture);
        using var second = Create(Mixture);

        Assert.Equal(Saved(first), Saved(second));
    }

    [Fact]
    public void Create_Mixture_StartsAsThePaperSays()
    {
        using var adapted = Create(new AdapterOptions { Rank = 64, Experts = 4 });
        Saved(adapted);
        using var file = SharedWeights.Open(Path.Combine(_folder, "adapter", "adapter_model.safetensors"), Placement.Cpu);
        const string Path0 = "base_model.model.model.layers.0.self_attn.q_proj.";

        using var down = file.Copy(Path0 + "lora_A.loraA.3.weight", [16, 16]);
        using var up = file.Copy(Path0 + "lora_B.loraB.0.weight", [16, 16]);
        using var router = file.Copy(Path0 + "lora_router.weight", [4, 16]);

        Assert.InRange(down.std().item<float>(), 0.008f, 0.012f);
        Assert.Equal(0, up.abs().max().item<float>());
        Assert.InRange(router.abs().max().item<float>(), 0.2f, 0.25f);
        Assert.Equal(3 * 7 * 9, file.Names.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Resume_AfterSteps_ContinuesWithTheSameModel(int experts)
    {
        using var trained = Create(Mixture with { Experts = experts });
        Train(trained);
        var files = Saved(trained);

        using var generator = new Generator(3);
        using var resumed = AdaptedModel.Resume(_base, Path.Combine(_folder, "adapter"), generator);
        using var loaded = AdaptedModel.Load(_base, Path.Combine(_folder, "adapter"));

        Assert.Equal(files, Saved(resumed));
        var expected = trained.Model.forward(Batch(trained.Model)).data<float>().ToArray();
        Assert.Equal(expected, resumed.Model.forward(Batch(resumed.Model)).data<float>().ToArray());
        Assert.Equal(expected, loaded.Model.forward(Batch(loaded.Model)).data<float>().ToArray());
        Assert.Equal(trained.TrainableParameters().Select(item => item.Name), resumed.TrainableParameters().Select(item => item.Name));
        Assert.Empty(loaded.TrainableParameters());
    }

    [Fact]
    public void Merge_TrainedLora_GivesTheSameScores()
    {
        using var trained = Create(Mixture with { Experts = 0 });
        Train(trained);
        var expected = trained.Model.forward(Batch(trained.Model)).data<float>().ToArray();

        trained.Merge();

        Parity.AssertNear([.. expected.Select(value => (double)value)], trained.Model.forward(Batch(trained.Model)));
    }

    [Fact]
    public void Create_TwoModels_ShareTheBaseButNotTheAdapters()
    {
        using var first = Create(Mixture);
        using var second = Create(Mixture);
        var before = second.Model.forward(Batch(second.Model)).data<float>().ToArray();

        Train(first);
        first.Dispose();

        Assert.Equal(before, second.Model.forward(Batch(second.Model)).data<float>().ToArray());
    }

    [Fact]
    public void Forward_DropoutInTraining_DependsOnItsGeneratorAlone()
    {
        float[] Scores(ulong seed)
        {
            using var generator = new Generator(1);
            using var dropout = new Generator(seed);
            using var adapted = AdaptedModel.Create(_base, Mixture with { Dropout = 0.5 }, generator, dropout);
            Train(adapted);
            adapted.Model.train();
            return adapted.Model.forward(Batch(adapted.Model)).data<float>().ToArray();
        }

        Assert.Equal(Scores(5), Scores(5));
        Assert.NotEqual(Scores(5), Scores(6));
    }

    [Fact]
    public void Load_AdapterOfALargerModel_SaysWhatHasNoPlace()
    {
        using var adapted = Create(Mixture);
        Saved(adapted);
        var path = Path.Combine(_folder, "adapter", "adapter_model.safetensors");
        var tensors = SafeTensorsFile.Entries(path).ToDictionary(entry => entry.Name, entry => SafeTensorsFile.Read(path, entry));
        tensors.Add("base_model.model.model.layers.3.self_attn.q_proj.lora_router.weight", zeros(2, 16));
        SafeTensorsFile.Write(path, tensors);

        var error = Assert.Throws<PipelineException>(() => AdaptedModel.Load(_base, Path.Combine(_folder, "adapter")));

        Assert.Equal(
            $"adapter '{Path.Combine(_folder, "adapter")}' has 1 tensors that this base model has no place for, such as "
            + "'base_model.model.model.layers.3.self_attn.q_proj.lora_router.weight'; expected an adapter made for it",
            error.Message);
    }

    [Fact]
    public void Create_UnknownTargets_SaysWhichThereAre()
    {
        var error = Assert.Throws<PipelineException>(() => Create(Mixture with { TargetModules = ["c_attn"] }));

        Assert.Equal(
            "adapter target modules are 'c_attn', none of which the model has; expected some of 'q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'",
            error.Message);
    }

    private AdaptedModel Create(AdapterOptions options)
    {
        using var generator = new Generator(1);
        return AdaptedModel.Create(_base, options, generator, new Generator(2));
    }

    private static MultimodalBatch Batch(MultimodalModel model) =>
        MultimodalBatch.ForTraining(Parity.Rows(), model.EncodeImages(Parity.Pixels()), Parity.Config, CPU);

    private static void Train(AdaptedModel adapted)
    {
        for (var step = 0; step < 3; step++)
        {
            adapted.Model.Loss(Batch(adapted.Model)).backward();
            using var noGradients = no_grad();
            foreach (var (_, parameter) in adapted.TrainableParameters())
            {
                parameter.sub_(parameter.grad! * 0.05);
            }

            adapted.Model.zero_grad();
        }
    }

    private byte[] Saved(AdaptedModel adapted)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "adapter"));
        adapted.Save(folder.FullName);
        return [.. folder.GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).SelectMany(file => File.ReadAllBytes(file.FullName))];
    }
}
