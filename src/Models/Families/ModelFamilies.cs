using CoIN.Errors;

namespace CoIN.Models.Families;

/// <summary>The families of models there are.</summary>
public static class ModelFamilies
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<IModelFamily> All { get; } = [new LlavaFamily(), new QwenVlFamily(), new MiniGptFamily()];

    /// <summary>Returns the family of a name.</summary>
    /// <param name="name">For example <c>qwen-vl</c>.</param>
    /// <exception cref="PipelineException">There is no such family.</exception>
    public static IModelFamily Of(string name) => All.FirstOrDefault(family => family.Name == name)
        ?? throw new PipelineException($"unknown model family '{name}'{NearestName.Hint(name, All.Select(family => family.Name))}");
}
