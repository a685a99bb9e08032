using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Reads one learning task from the raw files of its data sets.</summary>
public interface IRawConverter
{
    /// <summary>The learning task's name.</summary>
    string Task { get; }

    /// <summary>The splits that can be converted: always <c>train</c> and <c>test</c>.</summary>
    IReadOnlyList<string> Splits { get; }

    /// <summary>Whether the questions lack their instruction, so that a template is to be put around them.</summary>
    bool NeedsInstruction => true;

    /// <summary>Returns the raw files that a split is read from, below the data root; images are not among them.</summary>
    /// <param name="split">One of <see cref="Splits"/>.</param>
    IReadOnlyList<string> Files(string split);

    /// <summary>Reads the records of a split, always in the same order, without image bytes.</summary>
    /// <param name="input">Where the raw files are.</param>
    /// <param name="split">One of <see cref="Splits"/>.</param>
    /// <returns>Records whose image paths are relative to the data root.</returns>
    /// <exception cref="PipelineException">A file is absent or malformed; the message names the file and the entry.</exception>
    IEnumerable<InstructionRecord> Read(RawInput input, string split);
}
