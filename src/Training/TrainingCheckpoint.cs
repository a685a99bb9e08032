using System.Text;
using CoIN.Benchmark;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training;

/// <summary>Everything that changes while a training runs: parameters, the optimizers' means, random streams, losses, and how far it is.</summary>
/// <remarks>Taking it up again gives the same bytes at the end as never having stopped: every number is kept as it is in memory.</remarks>
internal sealed class TrainingCheckpoint
{
    private readonly IUnfinishedWork _work;
    private readonly string _name;
    private readonly IReadOnlyList<Tensor> _tensors;
    private readonly AdamW _optimizer;
    private readonly LossHistory _losses;
    private readonly IReadOnlyList<Generator> _generators;

    /// <summary>Looks after the state of one training.</summary>
    /// <param name="work">Where it is kept.</param>
    /// <param name="name">Under which name.</param>
    /// <param name="tensors">What is trained, and what else moves with it, in an order that never varies.</param>
    /// <param name="optimizer">What moves it.</param>
    /// <param name="losses">The losses so far.</param>
    /// <param name="generators">The random streams that training draws from.</param>
    public TrainingCheckpoint(
        IUnfinishedWork work, string name, IEnumerable<Tensor> tensors, AdamW optimizer, LossHistory losses, IReadOnlyList<Generator> generators)
    {
        _work = work;
        _name = name;
        _tensors = [.. tensors];
        _optimizer = optimizer;
        _losses = losses;
        _generators = generators;
    }

    /// <summary>Puts everything back as it was kept; returns how many updates had been made, 0 if nothing was kept.</summary>
    public int Restore()
    {
        using var file = _work.Open(_name);
        if (file is null)
        {
            return 0;
        }

        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        using var scope = NewDisposeScope();
        using var recording = no_grad();
        var updates = reader.ReadInt32();
        _losses.Restore(reader);
        foreach (var tensor in _tensors)
        {
            tensor.copy_(ReadLike(tensor, reader));
        }

        foreach (var generator in _generators)
        {
            generator.set_state(ReadLike(generator.get_state(), reader));
        }

        _optimizer.load_state_dict(reader);
        return updates;
    }

    /// <summary>Keeps everything if it is time to.</summary>
    /// <param name="updates">How many updates have been made.</param>
    /// <param name="isLast">Whether it is always time: what comes next starts from here.</param>
    public void KeepIfDue(int updates, bool isLast = false)
    {
        if (isLast || _work.IsDue)
        {
            _work.Keep(_name, file => Write(file, updates));
        }
    }

    private void Write(Stream file, int updates)
    {
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        using var scope = NewDisposeScope();
        writer.Write(updates);
        _losses.Write(writer);
        foreach (var tensor in _tensors.Concat(_generators.Select(generator => generator.get_state())))
        {
            writer.Write(tensor.detach().cpu().contiguous().bytes);
        }

        _optimizer.save_state_dict(writer);
    }

    private static Tensor ReadLike(Tensor like, BinaryReader reader)
    {
        var tensor = empty(like.shape, like.dtype);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
