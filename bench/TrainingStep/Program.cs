using CoIN.Models.Multimodal;
using CoIN.Models.Tokenizers;
using CoIN.Models.Weights;
using CoIN.Stages;
using CoIN.Stages.Settings;
using CoIN.Torch;
using CoIN.TrainingStep;
using static TorchSharp.torch;

// Compares a training step of the profile 'mini' with the same step in plain PyTorch. Usage: see run.sh.
var turns = args.Length > 0 ? int.Parse(args[0]) : 40;
var python = args.Length > 1 ? args[1] : "/usr/bin/python3";
TorchRuntime.SetThreads(1);
var profile = ProfileFiles.Read(new RepositoryLayout(Directory.GetCurrentDirectory()), "mini", []);
var config = ModelConfigs.Of(profile.Model);
var folder = Directory.CreateTempSubdirectory("training-step").FullName;
try
{
    using var generator = new Generator(1);
    using (var fresh = MultimodalModel.Create(config, generator, Placement.Cpu))
    {
        BaseCheckpoint.Save(folder, fresh, SentencePieceTrainer.Train(["a b c"], 20)); // the ids are made up; no text is read
    }

    using var checkpoint = BaseCheckpoint.Open(folder, Placement.Cpu);
    var run = new PairedRun(profile, config, checkpoint, python);
    Console.WriteLine($"libtorch {TorchRuntime.Version}, one thread, profile '{profile.Name}'; milliseconds per step, medians of {turns} turns of each side");
    Console.WriteLine("| method | clock, C# | clock, PyTorch | ratio | processor, C# | processor, PyTorch | ratio |");
    Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    foreach (var (name, experts, target) in new[] { ("LoRA", 0, 1.0), ("MoELoRA, 8 experts", 8, 1.5) })
    {
        Console.WriteLine(Row(name, target, run.Measure(experts, turns)));
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static string Row(string name, double target, IReadOnlyList<(StepTime Ours, StepTime Theirs)> measured)
{
    double Median(Func<(StepTime Ours, StepTime Theirs), double> of) => measured.Select(of).Order().ElementAt(measured.Count / 2);
    var (ours, theirs) = (Median(turn => turn.Ours.Wall), Median(turn => turn.Theirs.Wall));
    var (oursBusy, theirsBusy) = (Median(turn => turn.Ours.Processor), Median(turn => turn.Theirs.Processor));
    return FormattableString.Invariant(
        $"| {name} (target {target:F1}) | {ours:F1} | {theirs:F1} | {theirs / ours:F2} | {oursBusy:F1} | {theirsBusy:F1} | {theirsBusy / oursBusy:F2} |");
}
