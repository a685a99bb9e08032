using CoIN.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace CoIN.Stages.Settings;

/// <summary>Reads YAML that anyone may have written.</summary>
internal static class YamlText
{
    private const int DeepestNesting = 32;

    /// <summary>Returns the top of the first document, an empty group for an empty text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">What errors call a place in it.</param>
    /// <exception cref="PipelineException">It is not YAML, or nested too deep.</exception>
    public static YamlNode? Parse(string text, Func<Mark, string> place)
    {
        try
        {
            CheckDepth(text, place);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
        }
        catch (YamlException problem)
        {
            throw new PipelineException($"{place(problem.Start)}: not readable as YAML: {problem.Message}", problem);
        }
    }

    // Building the tree is recursive: what is nested without end would end the process.
    private static void CheckDepth(string text, Func<Mark, string> place)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
            if (depth > DeepestNesting)
            {
                throw new PipelineException($"{place(parser.Current!.Start)}: lists and groups are nested deeper than {DeepestNesting} levels");
            }
        }
    }
}
