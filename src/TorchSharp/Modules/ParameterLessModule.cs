using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module of one input that has no parameters, buffers or parts.</summary>
/// <typeparam name="T1">Type of the input.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    /// <summary>A module without parameters.</summary>
    /// <param name="name">What it is, for messages.</param>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter? param) => throw Refused(name);

    /// <summary>Refused.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw Refused(name);

    /// <summary>Refused.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, nn.Module submodule) => throw Refused(name);

    private InvalidOperationException Refused(string name) => new($"module '{GetName()}' has no parameters, buffers or parts, so none can be called '{name}'");
}
