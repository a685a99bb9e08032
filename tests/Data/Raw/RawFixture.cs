using CoIN.Data.Raw;
using CoIN.Errors;

namespace CoIN.Data.Tests.Raw;

/// <summary>A data root that a test fills, and short ways to read from it.</summary>
internal sealed class RawFixture : IDisposable
{
    /// <summary>How the message ends where something inside a raw file is wrong.</summary>
    public const string Repair = "; correct it there, or put the original file back";

    public TemporaryFolder Root { get; } = new();

    public void Dispose() => Root.Dispose();

    public List<InstructionRecord> Read(string task, string split, MissingInput missing = MissingInput.Refuse) =>
        [.. RawConverters.For(task).Read(new RawInput(Root.Path, task, missing), split)];

    /// <summary>Returns the message with which reading fails.</summary>
    public string Refusal(string task, string split) => Assert.Throws<PipelineException>(() => Read(task, split)).Message;

    /// <summary>Writes a file of <see cref="RawLayout"/>.</summary>
    public void Write(string relative, string text) => _ = Root.Write(relative, text);
}
