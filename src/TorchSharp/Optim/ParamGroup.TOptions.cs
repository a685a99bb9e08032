namespace TorchSharp.Modules;

/// <summary>Parameters that an optimizer treats alike, with that optimizer's options.</summary>
/// <typeparam name="TOptions">The optimizer's options.</typeparam>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions, new()
{
    /// <summary>A group without parameters.</summary>
    public ParamGroup() => base.Options = new TOptions();

    /// <summary>A group of these parameters.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = [.. parameters];
        base.Options = options ?? new TOptions();
    }

    /// <summary>What is done with them.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
