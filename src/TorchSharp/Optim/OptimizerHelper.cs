using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimizer that remembers something about each parameter, which can be saved and loaded.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private protected OptimizerHelper()
    {
    }

    /// <summary>Writes what is remembered about each parameter, in the order of the parameters.</summary>
    /// <param name="writer">Where to; the bytes are those in memory.</param>
    /// <remarks>Deviation: TorchSharp writes the options as well, in a form of its own; a file can be read by the assembly that wrote it.</remarks>
    public void save_state_dict(BinaryWriter writer)
    {
        foreach (var parameter in parameters())
        {
            SaveState(parameter, writer);
        }
    }

    /// <summary>Reads what <see cref="save_state_dict"/> wrote for parameters of the same shapes.</summary>
    /// <param name="reader">Where from.</param>
    public void load_state_dict(BinaryReader reader)
    {
        foreach (var parameter in parameters())
        {
            LoadState(parameter, reader);
        }
    }

    private protected abstract void SaveState(Parameter parameter, BinaryWriter writer);

    private protected abstract void LoadState(Parameter parameter, BinaryReader reader);
}
