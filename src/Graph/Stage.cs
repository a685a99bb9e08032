using CoIN.Store;

namespace CoIN.Graph;

/// <summary>A node of the graph, as data: what it reads, what decides its result, what it occupies, and what it does.</summary>
/// <remarks>
/// The key of its result is made of kind, code version, parameters and the contents of its inputs. The name is not part of it: two stages that
/// do the same share one result.
/// </remarks>
public sealed record Stage
{
    /// <summary>Makes a stage whose action runs to its end on one thread.</summary>
    /// <param name="kind">What sort of stage it is, for example <c>train</c>.</param>
    /// <param name="name">Its name, unique in the graph, for example <c>train/experts=8/3-GQA</c>.</param>
    /// <param name="action">Fills the output folder; reads nothing but its inputs and the parameters below.</param>
    public Stage(string kind, string name, Action<StageContext> action)
        : this(kind, name, Synchronous(action), action)
    {
    }

    /// <summary>Makes a stage whose action waits for others, a network for example.</summary>
    /// <param name="kind">What sort of stage it is, for example <c>judge</c>.</param>
    /// <param name="name">Its name, unique in the graph.</param>
    /// <param name="action">Fills the output folder; reads nothing but its inputs and the parameters below.</param>
    public Stage(string kind, string name, Func<StageContext, Task> action)
        : this(kind, name, action, action)
    {
    }

    private Stage(string kind, string name, Func<StageContext, Task> action, Delegate code)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Kind = kind;
        Name = name;
        Action = action;
        Code = code;
    }

    /// <summary>What sort of stage it is.</summary>
    public string Kind { get; init; }

    /// <summary>Its name, unique in the graph.</summary>
    public string Name { get; init; }

    /// <summary>Changes whenever the code behind the action changes; empty until somebody says, and then the stage cannot be planned.</summary>
    /// <remarks><see cref="Fingerprints.CodeFingerprints"/> computes it.</remarks>
    public string CodeVersion { get; init; } = "";

    /// <summary>Every value that can change the result, by name; what cannot (worker counts, log levels) stays out.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Parameters { get; init; } = new Dictionary<string, ParameterValue>();

    /// <summary>What the stage reads, by the name under which its action asks for it.</summary>
    public IReadOnlyDictionary<string, StageInput> Inputs { get; init; } = new Dictionary<string, StageInput>();

    /// <summary>What the stage occupies while it runs.</summary>
    public ResourceNeeds Needs { get; init; } = ResourceNeeds.OneCore;

    /// <summary>Fills the output folder.</summary>
    public Func<StageContext, Task> Action { get; }

    /// <summary>The action as it was written, from which its code can be read.</summary>
    public Delegate Code { get; }

    /// <summary>Returns the digest of what the stage itself brings to its key: kind, code version, parameters and the names of its inputs.</summary>
    /// <exception cref="InvalidOperationException">It has no code version.</exception>
    public Digest Declaration() => StageKey.OfDeclaration(this);

    /// <summary>Returns whether another stage of the same name would make the same: kind, parameters and inputs are equal.</summary>
    /// <param name="other">The other stage.</param>
    public bool IsSameAs(Stage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Kind == other.Kind
            && Parameters.Count == other.Parameters.Count && Parameters.All(entry => other.Parameters.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value))
            && Inputs.Count == other.Inputs.Count && Inputs.All(entry => other.Inputs.TryGetValue(entry.Key, out var value) && value == entry.Value);
    }

    private static Func<StageContext, Task> Synchronous(Action<StageContext> action) => context =>
    {
        action(context);
        return Task.CompletedTask;
    };
}
