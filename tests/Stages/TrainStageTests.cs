using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tests;

/// <summary>What of a method is in the key of a training.</summary>
public sealed class TrainStageTests : IDisposable
{
    private static readonly RecordsInput Records = new("records", "convert", new Dictionary<string, StageInput>());

    private readonly Workbench _workbench = new(new ComputeSettings("cpu", "float32", "1.13.1"), 1, 1);

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void OneTask_LwfOnTheFirstTask_IsSequentialFineTuning() =>
        Assert.Equal(Parameters(MethodName.SequentialFinetune, null), Parameters(MethodName.Lwf, null));

    [Theory]
    [InlineData(MethodName.Lwf, "before")]
    [InlineData(MethodName.Ewc, "before")]
    [InlineData(MethodName.Ewc, null)]
    public void OneTask_MethodWithAPenalty_IsAnotherTraining(MethodName method, string? previous) =>
        Assert.NotEqual(Parameters(MethodName.SequentialFinetune, previous), Parameters(method, previous));

    [Fact]
    public void OneTask_LambdaOfOneMethod_ChangesItsTrainingsOnly()
    {
        var stronger = new Profile { Train = new TrainSettings { Ewc = new EwcSettings { Lambda = 5 } } };

        Assert.NotEqual(Parameters(MethodName.Ewc, "before"), Parameters(MethodName.Ewc, "before", stronger));
        Assert.Equal(Parameters(MethodName.Lwf, "before"), Parameters(MethodName.Lwf, "before", stronger));
        Assert.Equal(Parameters(MethodName.SequentialFinetune, "before"), Parameters(MethodName.SequentialFinetune, "before", stronger));
    }

    private ParameterValue Parameters(MethodName method, string? previous, Profile? profile = null) => ParameterValue.Map(
        TrainStage.OneTask("train", profile ?? new Profile(), new Experiment(method, 1), "GQA", "base", previous, Records, _workbench).Parameters);
}
