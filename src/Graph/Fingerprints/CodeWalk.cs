using System.Reflection.Metadata;
using CoIN.Store;

namespace CoIN.Graph.Fingerprints;

/// <summary>Follows one action through our assemblies and hashes what it meets.</summary>
/// <remarks>
/// Names that the compiler invents are numbered in the order in which they are met, which depends on the code alone: a lambda's own name counts
/// the methods above it. Everything else is met in the order of the instructions or of the names.
/// </remarks>
internal sealed class CodeWalk(CodeBase code)
{
    private readonly HashSet<CodeSymbol> _met = [];
    private readonly HashSet<CodeSymbol> _reflected = [];
    private readonly HashSet<CodeModule> _modules = [];
    private readonly Queue<CodeContent> _open = [];
    private readonly Dictionary<CodeSymbol, int> _numbers = [];
    private readonly SortedSet<string> _packages = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _natives = new(StringComparer.Ordinal);

    /// <summary>The methods and types that were met.</summary>
    public IReadOnlySet<CodeSymbol> Met => _met;

    /// <summary>The assemblies that are used and not ours.</summary>
    public IReadOnlySet<string> Packages => _packages;

    /// <summary>The native libraries that are called.</summary>
    public IReadOnlySet<string> Natives => _natives;

    /// <summary>The assemblies of ours whose code was met.</summary>
    public IEnumerable<CodeModule> Modules => _modules;

    /// <summary>Whether embedded resources are read.</summary>
    public bool ReadsResources { get; private set; }

    /// <summary>Follows an action and writes all that its code can do; to be called once.</summary>
    public void Write(ActionCode action, KeyWriter key)
    {
        foreach (var (path, handle) in action.Methods)
        {
            Meet(new CodeSymbol(code.Module(path), handle));
        }

        foreach (var (path, handle) in action.Captured)
        {
            Reflect(new CodeSymbol(code.Module(path), handle));
        }

        while (_open.TryDequeue(out var content))
        {
            key.Write(content.Text);
            foreach (var symbol in content.Generated)
            {
                _numbers.TryAdd(symbol, _numbers.Count);
                key.Write(_numbers[symbol]);
            }

            foreach (var edge in content.Edges)
            {
                Follow(edge);
            }
        }
    }

    private void Follow(CodeEdge edge)
    {
        switch (edge.Kind)
        {
            case CodeEdgeKind.Calls or CodeEdgeKind.Makes:
                Meet(edge.Target);
                break;
            case CodeEdgeKind.CallsVirtually:
                Meet(edge.Target);
                foreach (var method in code.Overrides(edge.Target))
                {
                    Meet(method);
                }

                break;
            case CodeEdgeKind.Mentions when edge.Target.Module.IsValueType((TypeDefinitionHandle)edge.Target.Handle):
                Meet(edge.Target);
                break;
            case CodeEdgeKind.Reflects:
                Reflect(edge.Target);
                break;
            case CodeEdgeKind.Package when code.IsForeign(edge.Name):
                _packages.Add(edge.Name);
                break;
            case CodeEdgeKind.Native:
                _natives.Add(edge.Name);
                break;
            case CodeEdgeKind.Resources:
                ReadsResources = true;
                break;
        }
    }

    private void Reflect(CodeSymbol type)
    {
        Meet(type);
        if (_reflected.Add(type))
        {
            _open.Enqueue(code.Reflection(type));
        }
    }

    private void Meet(CodeSymbol symbol)
    {
        if (!_met.Add(symbol))
        {
            return;
        }

        _open.Enqueue(code.Content(symbol));
        if (_modules.Add(symbol.Module) && MemberParts.StaticConstructor(symbol.Module, symbol.Module.Initialiser) is { } initialiser)
        {
            Meet(initialiser);
        }
    }
}
