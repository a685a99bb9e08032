using System.Reflection.Metadata;

namespace CoIN.Graph.Fingerprints;

/// <summary>Our assemblies: the given ones and those that they use, as far as <see cref="CodeScope"/> reads them.</summary>
internal sealed class CodeBase : IDisposable
{
    private readonly CodeScope _scope;
    private readonly Dictionary<string, CodeModule> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<CodeSymbol, CodeContent> _contents = [];
    private readonly Dictionary<CodeSymbol, CodeContent> _reflections = [];
    private readonly Dictionary<CodeModule, MemberParts> _members = [];
    private readonly Lazy<TypeHierarchy> _hierarchy;

    public CodeBase(CodeScope scope, IEnumerable<string> paths)
    {
        _scope = scope;
        _hierarchy = new(() => new TypeHierarchy(_modules.Values));
        var open = new Queue<string>(paths);
        while (open.TryDequeue(out var path))
        {
            if (_modules.ContainsKey(Path.GetFileNameWithoutExtension(path)))
            {
                continue;
            }

            var module = new CodeModule(this, path);
            _modules.Add(module.Name, module);
            _members.Add(module, new MemberParts(module));
            foreach (var name in module.References.Where(scope.Reads))
            {
                open.Enqueue(Path.Combine(Path.GetDirectoryName(path)!, name + ".dll"));
            }
        }
    }

    /// <summary>Every assembly that is read.</summary>
    public IEnumerable<CodeModule> Modules => _modules.Values;

    /// <summary>Returns whether an assembly is neither read nor the stages' surroundings.</summary>
    public bool IsForeign(string assembly) => !_scope.Reads(assembly) && !_scope.Environment.Contains(assembly);

    /// <summary>Returns the assembly in a file.</summary>
    public CodeModule Module(string path) => _modules[Path.GetFileNameWithoutExtension(path)];

    /// <summary>Returns a type by the name of its assembly and its own, or null if its assembly is not read.</summary>
    public CodeSymbol? FindType(string assembly, string name) =>
        _modules.TryGetValue(assembly, out var module) && module.FindType(name) is { } handle ? new CodeSymbol(module, handle) : null;

    /// <summary>Returns what reads the tokens of an assembly.</summary>
    public MemberParts Members(CodeModule module) => _members[module];

    /// <summary>Returns what a method or type contributes.</summary>
    public CodeContent Content(CodeSymbol symbol) => Cached(_contents, symbol, () => symbol.Handle.Kind == HandleKind.MethodDefinition
        ? MethodContent.Of(this, symbol.Module, (MethodDefinitionHandle)symbol.Handle)
        : TypeContent.Of(symbol.Module, (TypeDefinitionHandle)symbol.Handle));

    /// <summary>Returns what a type contributes where code that is not read may make and fill its objects.</summary>
    public CodeContent Reflection(CodeSymbol symbol) => Cached(_reflections, symbol, () => TypeContent.Reflected(symbol.Module, (TypeDefinitionHandle)symbol.Handle));

    /// <summary>Returns the methods that may run instead of a virtual or interface method.</summary>
    public IEnumerable<CodeSymbol> Overrides(CodeSymbol method) => _hierarchy.Value.Overrides(method);

    public void Dispose()
    {
        foreach (var module in _modules.Values)
        {
            module.Dispose();
        }
    }

    private static CodeContent Cached(Dictionary<CodeSymbol, CodeContent> known, CodeSymbol symbol, Func<CodeContent> make)
    {
        if (!known.TryGetValue(symbol, out var content))
        {
            content = make();
            known.Add(symbol, content);
        }

        return content;
    }
}
